import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { HEADINGS, readExamples, runOnTree } from '../testing';
import { CATEGORIES, categoryOf, checks } from '.';
import { docsOf } from './docs';

const folderOf = (id: string) => join(__dirname, ...id.split('.'));

const folders = CATEGORIES.flatMap(category =>
  existsSync(join(__dirname, category))
    ? readdirSync(join(__dirname, category)).map(name => `${category}.${name}`)
    : [],
);

describe('the list of checks', () => {
  it('holds every folder of checks, once', () => {
    expect(checks.map(({ id }) => id).sort()).toEqual(folders.sort());
  });

  it('follows the order of the categories', () => {
    const order = checks.map(({ id }) =>
      CATEGORIES.indexOf(categoryOf(id) as (typeof CATEGORIES)[number]),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe.each(checks.map(check => [check.id, check] as const))(
  '%s',
  (id, check) => {
    const markdown = readFileSync(join(folderOf(id), 'README.md'), 'utf8');
    const readme = readExamples(markdown);

    it('has a test of its own', () => {
      expect(existsSync(join(folderOf(id), 'index.test.ts'))).toBe(true);
    });

    it('has a title that is a sentence without a full stop', () => {
      expect(check.title).toMatch(/^[A-Z].*[^.]$/);
    });

    it('names an OPAQ item', () => {
      expect(check.opaq).toMatch(
        /^(Operational|Performance|Architecture|Quality)\/[A-Z]/,
      );
    });

    it('has messages that are sentences', () => {
      for (const message of Object.values(check.messages)) {
        expect(message).toMatch(/^([A-Z0-9]|\{\{).*\.$/);
      }
    });

    it('documents the parameters that can be set', () => {
      const schema = check.params as z.ZodObject | undefined;
      const names = Object.keys(schema?.shape ?? {});
      const own: readonly string[] = check.projectParams ?? [];
      expect(names).toEqual(expect.arrayContaining([...own]));
      const said = [
        ...names.map(name => `\`${name}\``),
        // Where a project may set some of them, it is told where.
        ...(own.length > 0 ? ['`.opaq.yaml`'] : []),
      ];
      const { looksFor = '' } = docsOf(id) ?? {};
      expect(said.filter(word => !looksFor.includes(word))).toEqual([]);
    });

    it('runs without parameters from a scorecard', () => {
      const { outcome } = runOnTree(check, { files: {} });
      expect(outcome).not.toBe('error');
    });

    it('has a README with its title and the common headings', () => {
      expect(readme.title).toBe(check.title);
      expect(readme.headings).toEqual(HEADINGS);
    });

    it.each(['Passes', 'Fails'])('has examples under %s', section => {
      expect(readme.examples.filter(e => e.section === section)).not.toEqual(
        [],
      );
    });

    it.each(readme.examples)('$section: $name', example => {
      const { outcome, message } = runOnTree(check, example);
      const expected = example.section === 'Passes' ? 'pass' : 'fail';
      expect({ outcome, message }).toEqual({ outcome: expected, message });
    });
  },
);
