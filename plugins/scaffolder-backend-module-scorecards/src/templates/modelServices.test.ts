import { rendered, textOf, valuesOf } from '../__testUtils__/renderTemplate';

// With the cases that go to GitHub and to GitLab.
describe.each([
  ['python-model-service', 'flask-github', 'flask-gitlab'],
  ['r-plumber-service', 'github', 'gitlab'],
])('the template %s', (template, github, gitlab) => {
  it('writes down how the service must behave', async () => {
    const values = await valuesOf(template, 'complete');
    const project = await rendered(template, 'complete');
    const design = textOf(project, 'docs/opaq.md');

    expect(design).toContain(values.compliance.trim());
    expect(design).toContain('p99 below 250 ms.');
    expect(textOf(project, 'docs/slo.md')).toContain('99.9 %');
    expect(textOf(project, 'ops/alerts.yml')).toMatch(
      /status=~"5\.\."[^]*> 0\.001\n[^]*> 0\.25\n/,
    );
  });

  it('tells where the local repository is', async () => {
    const { output } = await rendered(template, 'complete');

    expect(output.text?.[0].content).toContain(
      'git clone file:///srv/portal/repositories/delivery-times',
    );
  });

  it.each([
    [
      github,
      'https://github.com/larkfield/how-long-a-delivery-will-take-when-it-is-raining',
    ],
    [gitlab, 'https://gitlab.com/larkfield/planning/late-orders/-'],
  ])('links to the files in the case %s', async (name, address) => {
    const project = await rendered(template, name);
    const catalog = textOf(project, 'catalog-info.yaml');

    expect(catalog).toContain(`${address}/blob/main/docs/runbook.md\n`);
    expect(catalog).toContain(`source-location: url:${address}/tree/main/\n`);
    expect(project.output.text ?? []).toEqual([]);
  });

  it.each([{ availability: 100 }, { responseTime: 0 }])(
    'refuses %p before anything is made',
    async wrong => {
      await expect(rendered(template, 'complete', wrong)).rejects.toThrow(
        /refuses the values/,
      );
    },
  );
});
