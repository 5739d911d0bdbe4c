import { parse } from 'yaml';
import { rendered, textOf, valuesOf } from '../__testUtils__/renderTemplate';

const TEMPLATE = 'r-analysis';

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}

const alertsOf = (text: string) =>
  (parse(text) as Rules).groups.flatMap(({ rules }) => rules);

describe(`the template ${TEMPLATE}`, () => {
  it('writes down how the analysis must behave', async () => {
    const values = await valuesOf(TEMPLATE, 'complete');
    const design = textOf(await rendered(TEMPLATE, 'complete'), 'docs/opaq.md');

    expect(design).toContain(values.compliance.trim());
    expect(design).toContain(values.readers);
    expect(design).toContain('It is done again every day.');
  });

  it.each([
    ['complete', 30],
    ['github', 192],
    ['gitlab', 768],
  ])('alerts in the case %s after %d hours', async (name, hours) => {
    const project = await rendered(TEMPLATE, name);

    expect(alertsOf(textOf(project, 'ops/alerts.yml'))).toContainEqual(
      expect.objectContaining({
        alert: 'NotRun',
        expr: expect.stringContaining(`> ${hours * 3600}`),
      }),
    );
    expect(textOf(project, 'docs/runbook.md')).toContain(`${hours} hours`);
  });

  it('alerts of no missed run where runs are on demand', async () => {
    const project = await rendered(TEMPLATE, 'minimal');
    const alerts = alertsOf(textOf(project, 'ops/alerts.yml'));

    expect(alerts.map(({ alert }) => alert)).toEqual(['RunFailed', 'NoData']);
    expect(textOf(project, 'docs/runbook.md')).not.toContain('NotRun');
  });

  it('has a title in the report that can be read', async () => {
    const [, head] = textOf(
      await rendered(TEMPLATE, 'minimal'),
      'reports/report.qmd',
    ).split(/^---$/m);

    expect(parse(head)).toMatchObject({ title: "Zoë's visitors: v2" });
  });
});
