import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  DEFAULT_LIMITS,
  checks,
  collectorFor,
  evaluate,
  operationalExcellence,
  parseScorecard,
  subjectFromEntity,
  type EntityLike,
} from '@opaq/engine';
import { readDirectory } from '@opaq/engine/node';
import { parse } from 'yaml';
import {
  TEMPLATES,
  casesOf,
  renderTemplate,
  type Rendered,
} from './__testUtils__/renderTemplate';

// Each rendering starts a backend.
jest.setTimeout(60_000);

const TEMPLATE = 'python-model-service';
const CASES = ['complete', 'github', 'minimal'];

// GitHub's own expressions are no leftovers, a value that was not given is one.
const LEFTOVER =
  /\$\{\{ *(values|parameters|steps)\b|\{%|\{#|\bundefined\b|\[object /;

const textOf = ({ files }: Rendered, path: string) =>
  files.find(file => file.path === path)?.content.toString('utf8') ?? '';

const parseGroup = ({ spec }: EntityLike) =>
  String(spec?.owner).replace('group:default/', '');

const valuesOf = async (name: string) =>
  parse(
    await readFile(join(TEMPLATES, TEMPLATE, 'cases', `${name}.yaml`), 'utf8'),
  ) as Record<string, string>;

function defaultScorecard() {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scorecard;
}

/** What the organisation says of its groups, under the names that CODEOWNERS may give them. */
const DISCIPLINES: Record<string, string[]> = {
  'data-science': ['data-science'],
  engineering: ['engineering'],
  'larkfield/data-science': ['data-science'],
  'larkfield/engineering': ['engineering'],
};

describe(`the template ${TEMPLATE}`, () => {
  const directory = createMockDirectory();

  /** The report that the portal shows on the project's first day. */
  async function score(rendered: Rendered) {
    const contents = rendered.files.map(({ path, content }) => [path, content]);
    directory.setContent(Object.fromEntries(contents));
    const collector = collectorFor(checks, DEFAULT_LIMITS);
    await readDirectory(directory.path, collector);
    const entity = parse(textOf(rendered, 'catalog-info.yaml')) as EntityLike;
    return evaluate({
      facts: collector.finish(['']).get('')!,
      subject: subjectFromEntity(entity, {
        from: 'catalog',
        owner: {
          exists: true,
          disciplines: DISCIPLINES[parseGroup(entity)],
        },
        teams: DISCIPLINES,
      }),
      source: { url: 'file:///project', revision: 'first', path: '' },
      scorecard: defaultScorecard(),
      checks,
      now: new Date('2026-01-01'),
    });
  }

  it('is tested with every case that it has', async () => {
    expect(await casesOf(TEMPLATE)).toEqual(CASES);
  });

  describe.each(CASES)('with the values of the case %s', name => {
    let values: Record<string, string>;
    let rendered: Rendered;

    beforeAll(async () => {
      values = await valuesOf(name);
      rendered = await renderTemplate(TEMPLATE, values);
    });

    it('makes a project of the top level, with nothing open', async () => {
      const { levels } = defaultScorecard();
      const report = await score(rendered);

      expect(
        report.results
          .filter(({ level }) => levels.some(({ name: one }) => one === level))
          .filter(({ outcome }) => !['pass', 'notApplicable'].includes(outcome))
          .map(({ checkId, message }) => `${checkId}: ${message}`),
      ).toEqual([]);
      expect(report).toMatchObject({
        covered: true,
        level: levels.at(-1)!.name,
        score: 1,
        coverage: 1,
        problems: [],
      });
    });

    it('leaves nothing of the template in the project', () => {
      const leftovers = rendered.files
        .filter(
          ({ path, content }) =>
            LEFTOVER.test(path) || LEFTOVER.test(content.toString('utf8')),
        )
        .map(({ path }) => path);

      expect(leftovers).toEqual([]);
    });

    it('writes files that end with one line break, without stray spaces', () => {
      const untidy = rendered.files
        .map(({ path, content }) => ({ path, text: content.toString('utf8') }))
        .filter(({ text }) => !/[^\s]\n$/.test(text) || /[ \t]\n/.test(text))
        .map(({ path }) => path);

      expect(untidy).toEqual([]);
    });

    it('says in the catalog what was typed', () => {
      expect(parse(textOf(rendered, 'catalog-info.yaml'))).toMatchObject({
        metadata: {
          name: values.name,
          title: values.title,
          description: values.description,
        },
        spec: { owner: values.owner },
      });
      expect(parse(textOf(rendered, 'mkdocs.yml'))).toMatchObject({
        site_name: values.title,
      });
    });

    it('writes YAML that parses', () => {
      const files = rendered.files.filter(({ path }) => /\.ya?ml$/.test(path));

      expect(files.length).toBeGreaterThan(5);
      for (const { content } of files) {
        expect(() => parse(content.toString('utf8'))).not.toThrow();
      }
    });

    it('leads to the scorecard', () => {
      expect(rendered.output.links).toContainEqual(
        expect.objectContaining({
          url: `/catalog/default/component/${values.name}/scorecard`,
        }),
      );
    });
  });

  it('writes down how the service must behave', async () => {
    const values = await valuesOf('complete');
    const rendered = await renderTemplate(TEMPLATE, values);
    const design = textOf(rendered, 'docs/opaq.md');

    expect(design).toContain(`- Data science: ${values.agreedDataScience}\n`);
    expect(design).toContain(`- Engineering: ${values.agreedEngineering}\n`);
    expect(design).toContain(values.compliance.trim());
    expect(design).toContain('p99 below 250 ms.');
    expect(textOf(rendered, 'docs/slo.md')).toContain('99.9 %');
    expect(textOf(rendered, 'ops/alerts.yml')).toMatch(
      /status=~"5\.\."[^]*> 0\.001\n[^]*> 0\.25\n/,
    );
  });

  it('is committed to the local folder without a source host', async () => {
    const { actions, files, output } = await renderTemplate(
      TEMPLATE,
      await valuesOf('complete'),
    );

    expect(actions).toEqual([
      'fetch:template',
      'opaq:publish:local',
      'opaq:register:local',
    ]);
    expect(textOf({ actions, files, output }, 'CODEOWNERS')).toBe(
      '* @data-science @engineering\n',
    );
    expect(output.text?.[0].content).toContain(
      'git clone file:///srv/portal/repositories/delivery-times',
    );
  });

  it('is published to the source host where one is chosen', async () => {
    const rendered = await renderTemplate(TEMPLATE, await valuesOf('github'));

    expect(rendered.actions).toEqual([
      'fetch:template',
      'publish:github',
      'catalog:register',
    ]);
    expect(textOf(rendered, 'CODEOWNERS')).toBe(
      '* @larkfield/engineering @larkfield/data-science\n',
    );
    expect(textOf(rendered, 'catalog-info.yaml')).toContain(
      'https://github.com/larkfield/how-long-a-delivery-will-take-when-it-is-raining/blob/main/docs/runbook.md',
    );
    expect(rendered.output.text ?? []).toEqual([]);
  });

  it.each([
    { name: 'Delivery' },
    { name: 'delivery_times' },
    { name: '2nd' },
    { name: '-x' },
    { name: 'x'.repeat(51) },
    { title: 'A "title"' },
    { description: 'two\nlines' },
    { owner: undefined },
    { partner: undefined },
    { system: undefined },
    { agreedEngineering: ' ' },
    { availability: 100 },
    { responseTime: 0 },
  ])('refuses %p before anything is made', async wrong => {
    const values = { ...(await valuesOf('complete')), ...wrong };

    await expect(renderTemplate(TEMPLATE, values)).rejects.toThrow(
      /refuses the values/,
    );
  });
});
