import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  TEMPLATES,
  allCasesOf,
  casesOf,
  projectTemplates,
  renderTemplate,
  textOf,
  valuesOf,
  type Rendered,
  type RenderedFile,
} from './__testUtils__/renderTemplate';
import { defaultScorecard, scoreProject } from './__testUtils__/scoreProject';
import {
  TEMPLATES_PAGE,
  templatesPage,
  type ScoredCase,
} from './__testUtils__/templatesPage';

// An image has no design to agree to, no tests of its own and no service: base-image.test.ts says what it must be.
const NOT_A_DATA_PROJECT = ['base-image'];

// GitHub's own expressions are no leftovers, a value that was not given is one.
const LEFTOVER = /\$\{\{ *(values|parameters|steps)\b|\{%|\{#/;
const NOT_GIVEN = /\bundefined\b|\[object /;

const isLeftOver = ({ path, content }: RenderedFile) => {
  const text = content.toString('utf8');
  // JavaScript has a word for it.
  const mayBeUndefined = /\.[cm]?js$/.test(path);
  return (
    [path, text].some(one => LEFTOVER.test(one)) ||
    (!mayBeUndefined && NOT_GIVEN.test(text))
  );
};

interface Destination {
  actions: string[];
  owner: string;
  bot: string;
}

const DESTINATIONS: Record<string, Destination> = {
  local: {
    actions: ['opaq:publish:local', 'opaq:register:local'],
    owner: '',
    bot: '.github/dependabot.yml',
  },
  github: {
    actions: ['publish:github', 'catalog:register'],
    owner: 'larkfield/',
    bot: '.github/dependabot.yml',
  },
  gitlab: {
    actions: ['publish:gitlab', 'catalog:register'],
    owner: 'larkfield/planning/',
    bot: 'renovate.json',
  },
};

const groupOf = (ref: string) => ref.replace('group:default/', '');

interface Page {
  title: string;
}

async function pagesOf(template: string): Promise<Page[]> {
  const path = join(TEMPLATES, template, 'template.yaml');
  return parse(await readFile(path, 'utf8')).spec.parameters;
}

const scored: ScoredCase[] = [];

describe.each(projectTemplates())('the template %s', template => {
  it('has a case for each place that a project can go to', async () => {
    const cases = casesOf(template);
    const all = await Promise.all(cases.map(name => valuesOf(template, name)));

    expect(cases).toContain('complete');
    expect(new Set(all.map(({ destination }) => destination))).toEqual(
      new Set(Object.keys(DESTINATIONS)),
    );
  });

  it('asks who and where as every other does', async () => {
    const wanted = await pagesOf('python-model-service');
    const pages = await pagesOf(template);

    expect(pages[0]).toEqual(wanted[0]);
    expect(pages.at(-1)).toEqual(wanted.at(-1));
  });

  describe.each(allCasesOf(template))('in the case $name', one => {
    const { values } = one;
    let rendered: Rendered;

    beforeAll(async () => {
      rendered = await renderTemplate(template, values);
    });

    it('makes a project of the top level, with nothing open', async () => {
      const { levels } = defaultScorecard();
      const report = await scoreProject(rendered);
      scored.push({ ...one, template, report });
      if (NOT_A_DATA_PROJECT.includes(template)) return;

      expect(
        report.results
          .filter(({ level }) => levels.some(({ name }) => name === level))
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
        .filter(isLeftOver)
        .map(({ path }) => path);

      expect(leftovers).toEqual([]);
    });

    it('writes files that end with one line break, without stray spaces', () => {
      const untidy = rendered.files
        .map(({ path, content }) => ({ path, text: content.toString('utf8') }))
        .filter(({ text }) => text !== '')
        .filter(({ text }) => !/[^\s]\n$/.test(text) || /[ \t]\n/.test(text))
        .map(({ path }) => path);

      expect(untidy).toEqual([]);
    });

    it('writes YAML and JSON that parse', () => {
      const files = rendered.files.filter(({ path }) =>
        /\.(ya?ml|json)$/.test(path),
      );

      expect(files.length).toBeGreaterThan(4);
      for (const { path, content } of files) {
        const text = content.toString('utf8');
        expect(() =>
          path.endsWith('.json') ? JSON.parse(text) : parse(text),
        ).not.toThrow();
      }
    });

    it('says in the catalog what was typed', () => {
      expect(parse(textOf(rendered, 'catalog-info.yaml'))).toMatchObject({
        metadata: {
          name: values.name,
          title: values.title,
          description: values.description,
        },
        spec: { owner: values.owner, system: values.system },
      });
      expect(parse(textOf(rendered, 'mkdocs.yml'))).toMatchObject({
        site_name: values.title,
      });
    });

    it('says in the design who agreed to it', () => {
      const design = textOf(rendered, 'docs/opaq.md');

      expect(design).toContain(`- Data science: ${values.agreedDataScience}\n`);
      expect(design).toContain(`- Engineering: ${values.agreedEngineering}\n`);
    });

    it('gives everything to both groups', () => {
      const { owner } = DESTINATIONS[values.destination];

      expect(textOf(rendered, 'CODEOWNERS')).toBe(
        `* @${owner}${groupOf(values.owner)} @${owner}${groupOf(
          values.partner,
        )}\n`,
      );
    });

    it('has the bot for updates that its host knows', () => {
      const paths = rendered.files.map(({ path }) => path);

      expect(paths.filter(path => /dependabot|renovate/.test(path))).toEqual([
        DESTINATIONS[values.destination].bot,
      ]);
    });

    it('goes where it was sent, and nowhere else', () => {
      expect(
        rendered.actions.filter(action => /publish|register/.test(action)),
      ).toEqual(DESTINATIONS[values.destination].actions);
    });

    it('leads to the scorecard', () => {
      expect(rendered.output.links).toContainEqual(
        expect.objectContaining({
          url: `/catalog/default/component/${values.name}/scorecard`,
        }),
      );
    });
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
    { destination: 'elsewhere' },
    { destination: 'gitlab', repoUrl: undefined },
  ])('refuses %p before anything is made', async wrong => {
    const values = { ...(await valuesOf(template, 'complete')), ...wrong };

    await expect(renderTemplate(template, values)).rejects.toThrow(
      /refuses the values/,
    );
  });
});

describe('the page of the templates', () => {
  it('says what was seen here (yarn docs:templates writes it)', async () => {
    expect(await readFile(TEMPLATES_PAGE, 'utf8')).toBe(templatesPage(scored));
  });
});
