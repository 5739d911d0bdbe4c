import { rendered, textOf, valuesOf } from '../__testUtils__/renderTemplate';

const TEMPLATE = 'python-pipeline';
const TOOLS = ['prefect', 'apache-airflow', 'dagster'];

describe(`the template ${TEMPLATE}`, () => {
  it.each([
    ['minimal', 'prefect'],
    ['airflow-local', 'apache-airflow'],
    ['dagster-local', 'dagster'],
  ])('locks one orchestrator in the case %s: %s', async (name, tool) => {
    const lock = textOf(await rendered(TEMPLATE, name), 'requirements.txt');

    expect(
      TOOLS.filter(one => new RegExp(`^${one}==`, 'm').test(lock)),
    ).toEqual([tool]);
  });

  it('writes down how the pipeline must behave', async () => {
    const values = await valuesOf(TEMPLATE, 'complete');
    const project = await rendered(TEMPLATE, 'complete');
    const design = textOf(project, 'docs/opaq.md');

    expect(design).toContain('It runs daily, and its result may be 60 minutes');
    expect(design).toContain(values.recovery.trim());
    expect(design).toContain(values.compliance.trim());
    // A day and an hour, in seconds.
    expect(textOf(project, 'ops/alerts.yml')).toMatch(
      /> 90000\n *labels:\n *severity: page\n/,
    );
  });

  it.each([{ schedule: '* * * * *' }, { orchestrator: 'cron' }])(
    'refuses %p before anything is made',
    async wrong => {
      await expect(rendered(TEMPLATE, 'complete', wrong)).rejects.toThrow(
        /refuses the values/,
      );
    },
  );
});
