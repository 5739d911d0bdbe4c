import { parse } from 'yaml';
import {
  renderTemplate,
  textOf,
  valuesOf,
} from '../__testUtils__/renderTemplate';

// The first rendering starts a backend.
jest.setTimeout(60_000);

const TEMPLATE = 'r-analysis';

const rendered = async (name: string) =>
  renderTemplate(TEMPLATE, await valuesOf(TEMPLATE, name));

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}

const alertsOf = (text: string) =>
  (parse(text) as Rules).groups.flatMap(({ rules }) => rules);

describe(`the template ${TEMPLATE}`, () => {
  it('writes down how the analysis must behave', async () => {
    const values = await valuesOf(TEMPLATE, 'complete');
    const design = textOf(await rendered('complete'), 'docs/opaq.md');

    expect(design).toContain(values.compliance.trim());
    expect(design).toContain(values.readers);
    expect(design).toContain('It is done again every day.');
  });

  it.each([
    ['complete', 30],
    ['github', 192],
    ['gitlab', 768],
  ])('alerts in the case %s after %d hours', async (name, hours) => {
    const project = await rendered(name);

    expect(alertsOf(textOf(project, 'ops/alerts.yml'))).toContainEqual(
      expect.objectContaining({
        alert: 'NotRun',
        expr: expect.stringContaining(`> ${hours * 3600}`),
      }),
    );
    expect(textOf(project, 'docs/runbook.md')).toContain(`${hours} hours`);
  });

  it('alerts of no missed run where runs are on demand', async () => {
    const project = await rendered('minimal');
    const alerts = alertsOf(textOf(project, 'ops/alerts.yml'));

    expect(alerts.map(({ alert }) => alert)).toEqual(['RunFailed', 'NoData']);
    expect(textOf(project, 'docs/runbook.md')).not.toContain('NotRun');
  });

  it('has a title in the report that can be read', async () => {
    const [, head] = textOf(
      await rendered('minimal'),
      'reports/report.qmd',
    ).split(/^---$/m);

    expect(parse(head)).toMatchObject({ title: "Zoë's visitors: v2" });
  });

  it('locks what R was tried with, from no place in particular', async () => {
    const lock = JSON.parse(textOf(await rendered('complete'), 'renv.lock'));
    const packages = Object.values<Record<string, unknown>>(lock.Packages);

    expect(lock.R.Repositories).toEqual([]);
    expect(packages.length).toBeGreaterThan(50);
    for (const { Version, Hash } of packages) {
      expect(Version).toMatch(/^\d/);
      // What is not known for sure is not written down.
      expect(Hash).toBeUndefined();
    }
  });

  it('runs the same R everywhere', async () => {
    const project = await rendered('complete');
    const version = JSON.parse(textOf(project, 'renv.lock')).R.Version;

    for (const path of ['Dockerfile', '.gitlab-ci.yml']) {
      expect(textOf(project, path)).toContain(`rocker/r-ver:${version}\n`);
    }
  });
});
