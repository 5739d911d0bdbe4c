import { rendered, textOf } from '../__testUtils__/renderTemplate';

const TEMPLATE = 'python-analysis';

describe(`the template ${TEMPLATE}`, () => {
  it('keeps the data in git, with its hash', async () => {
    const project = await rendered(TEMPLATE, 'minimal');
    const paths = project.files.map(({ path }) => path);

    expect(paths).toContain('data/raw/visits.csv');
    expect(paths).toContain('data/raw/SHA256SUMS');
    expect(paths.filter(path => path.includes('dvc'))).toEqual([]);
    expect(textOf(project, 'requirements-dev.txt')).not.toMatch(/^dvc==/m);
  });

  it('keeps the data with DVC where that is chosen', async () => {
    const project = await rendered(TEMPLATE, 'complete');
    const paths = project.files.map(({ path }) => path);

    expect(paths).toContain('data/raw/visits.csv.dvc');
    expect(paths).not.toContain('data/raw/visits.csv');
    expect(textOf(project, 'requirements-dev.txt')).toMatch(/^dvc==/m);
  });

  it.each([
    ['complete', 30],
    ['dvc-github', 192],
    ['git-gitlab', 768],
  ])('tells in the case %s when it is older than %d h', async (name, hours) => {
    expect(textOf(await rendered(TEMPLATE, name), 'ops/alerts.yml')).toContain(
      `> ${hours * 3600}\n`,
    );
  });

  it('waits for nothing that nobody asked for', async () => {
    expect(
      textOf(await rendered(TEMPLATE, 'minimal'), 'ops/alerts.yml'),
    ).not.toContain('NotRun');
  });
});
