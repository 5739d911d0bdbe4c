import { rendered, textOf } from '../__testUtils__/renderTemplate';

describe.each(['r-analysis', 'r-plumber-service'])(
  'the template %s',
  template => {
    it('locks what R was tried with, from no place in particular', async () => {
      const project = await rendered(template, 'complete');
      const lock = JSON.parse(textOf(project, 'renv.lock'));
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
      const project = await rendered(template, 'complete');
      const version = JSON.parse(textOf(project, 'renv.lock')).R.Version;

      for (const path of ['Dockerfile', '.gitlab-ci.yml']) {
        expect(textOf(project, path)).toContain(`rocker/r-ver:${version}\n`);
      }
    });
  },
);
