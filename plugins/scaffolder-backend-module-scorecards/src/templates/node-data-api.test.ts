import { rendered, textOf, valuesOf } from '../__testUtils__/renderTemplate';

const TEMPLATE = 'node-data-api';

interface Lock {
  packages: Record<
    string,
    { integrity?: string; resolved?: string; dependencies?: object }
  >;
}

describe(`the template ${TEMPLATE}`, () => {
  it('writes down how the service must behave', async () => {
    const values = await valuesOf(TEMPLATE, 'complete');
    const project = await rendered(TEMPLATE, 'complete');
    const design = textOf(project, 'docs/opaq.md');
    const objectives = textOf(project, 'docs/slo.md');

    expect(design).toContain(values.compliance.trim());
    expect(design).toContain('p99 below 250 ms.');
    expect(design).toContain('at most\n2 days old');
    expect(objectives).toContain('99.9 %');
    expect(objectives).toContain('at most 2 days old');
    expect(textOf(project, 'ops/alerts.yml')).toMatch(
      /status=~"5\.\."[^]*> 0\.001\n[^]*> 0\.25\n[^]*> 3 \* 86400\n/,
    );
  });

  it.each([
    { page: true, chart: expect.any(String) },
    { page: false, chart: undefined },
  ])('has the page and its lock only where wanted: $page', async one => {
    const project = await rendered(TEMPLATE, 'complete', { page: one.page });
    const { dependencies, devDependencies } = JSON.parse(
      textOf(project, 'package.json'),
    );
    const { packages } = JSON.parse(
      textOf(project, 'package-lock.json'),
    ) as Lock;
    const { '': root, ...locked } = packages;

    expect(dependencies['chart.js']).toEqual(one.chart);
    expect(root).toMatchObject({
      name: 'order-history',
      dependencies,
      devDependencies,
    });
    expect(Object.keys(locked)).toEqual(
      expect.arrayContaining(
        Object.keys({ ...dependencies, ...devDependencies }).map(
          name => `node_modules/${name}`,
        ),
      ),
    );
    for (const { integrity, resolved } of Object.values(locked)) {
      expect(integrity).toMatch(/^sha512-/);
      expect(resolved).toBeUndefined();
    }
    expect(textOf(project, 'public/index.html') !== '').toBe(one.page);
    expect(textOf(project, 'Dockerfile').includes('COPY public')).toBe(
      one.page,
    );
    expect(textOf(project, 'src/app.js').includes('express.static')).toBe(
      one.page,
    );
  });

  it.each([{ availability: 100 }, { freshness: 0 }, { page: 'yes' }])(
    'refuses %p before anything is made',
    async wrong => {
      await expect(rendered(TEMPLATE, 'complete', wrong)).rejects.toThrow(
        /refuses the values/,
      );
    },
  );
});
