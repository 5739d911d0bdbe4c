import {
  renderTemplate,
  textOf,
  valuesOf,
} from '../__testUtils__/renderTemplate';

// The first rendering starts a backend.
jest.setTimeout(60_000);

const TEMPLATE = 'r-plumber-service';

const rendered = async (name: string) =>
  renderTemplate(TEMPLATE, await valuesOf(TEMPLATE, name));

describe(`the template ${TEMPLATE}`, () => {
  it('writes down how the service must behave', async () => {
    const values = await valuesOf(TEMPLATE, 'complete');
    const project = await renderTemplate(TEMPLATE, values);
    const design = textOf(project, 'docs/opaq.md');

    expect(design).toContain(values.compliance.trim());
    expect(design).toContain('p99 below 250 ms.');
    expect(textOf(project, 'docs/slo.md')).toContain('99.9 %');
    expect(textOf(project, 'ops/alerts.yml')).toMatch(
      /status=~"5\.\."[^]*> 0\.001\n[^]*> 0\.25\n/,
    );
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

  it('tells where the local repository is', async () => {
    const { output } = await rendered('complete');

    expect(output.text?.[0].content).toContain(
      'git clone file:///srv/portal/repositories/delivery-times',
    );
  });

  it.each([
    [
      'github',
      'https://github.com/larkfield/how-long-a-delivery-will-take-when-it-is-raining',
    ],
    ['gitlab', 'https://gitlab.com/larkfield/planning/late-orders/-'],
  ])('links to the files on %s', async (name, address) => {
    const project = await rendered(name);
    const catalog = textOf(project, 'catalog-info.yaml');

    expect(catalog).toContain(`${address}/blob/main/docs/runbook.md\n`);
    expect(catalog).toContain(`source-location: url:${address}/tree/main/\n`);
    expect(project.output.text ?? []).toEqual([]);
  });

  it.each([{ availability: 100 }, { responseTime: 0 }])(
    'refuses %p before anything is made',
    async wrong => {
      const values = { ...(await valuesOf(TEMPLATE, 'complete')), ...wrong };

      await expect(renderTemplate(TEMPLATE, values)).rejects.toThrow(
        /refuses the values/,
      );
    },
  );
});
