import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  casesOf,
  projectTemplates,
  rendered,
  TEMPLATES,
  textOf,
} from '../__testUtils__/renderTemplate';
import { scoreProject } from '../__testUtils__/scoreProject';

const TEMPLATE = 'base-image';
const IMAGES = ['python', 'r', 'node'];

describe(`the template ${TEMPLATE}`, () => {
  it.each(casesOf(TEMPLATE))(
    'makes images that are in order: %s',
    async one => {
      const { results } = await scoreProject(await rendered(TEMPLATE, one));
      const ofImages = results.filter(({ checkId }) =>
        checkId.startsWith('container.'),
      );

      expect(
        Object.fromEntries(
          ofImages.map(({ checkId, outcome }) => [checkId, outcome]),
        ),
      ).toEqual({
        'container.dockerfile': 'pass',
        'container.base-pinned': 'pass',
        // Asked for by no level. A digest is a registry's to give: `make pin` writes it.
        'container.base-digest': 'fail',
        'container.nonroot': 'pass',
        'container.dockerignore': 'pass',
        'container.no-secrets': 'pass',
        'container.published': 'pass',
        'container.healthcheck': 'notApplicable',
        'container.installs-from-lock': 'notApplicable',
        'container.org-base': 'notApplicable',
      });
    },
  );

  it('has every image of the organisation, tested', async () => {
    const project = await rendered(TEMPLATE, 'complete');

    for (const image of IMAGES) {
      expect(textOf(project, `${image}/Dockerfile`)).toMatch(
        /^FROM \S+:\d[^]*common\/install\.sh\n[^]*\nUSER 65534\n/,
      );
      expect(textOf(project, `${image}/test.sh`)).toContain('$1');
    }
  });

  it.each([
    ['complete', 'common-image', "cron: '17 4 * * *'"],
    [
      'github',
      'ghcr.io/larkfield/what-every-project-of-ours-starts-from-since-2026',
      "cron: '17 4 * * 1'",
    ],
    [
      'gitlab',
      'registry.gitlab.com/larkfield/planning/common-image',
      "cron: '17 4 * * 1'",
    ],
  ])(
    'publishes beside the repository: %s',
    async (name, registry, schedule) => {
      const project = await rendered(TEMPLATE, name);

      expect(textOf(project, 'Makefile')).toContain(
        `REGISTRY ?= ${registry}\n`,
      );
      expect(textOf(project, 'README.md')).toContain(
        `ARG BASE_IMAGE=${registry}/python:3.11`,
      );
      expect(textOf(project, '.github/workflows/ci.yml')).toContain(schedule);
    },
  );

  it('writes the registry as registries want it', async () => {
    const project = await rendered(TEMPLATE, 'github', {
      repoUrl: 'github.com?owner=Larkfield&repo=Images',
    });

    expect(textOf(project, 'Makefile')).toContain('ghcr.io/larkfield/images\n');
  });

  const dockerfiles = projectTemplates()
    .map(name => join(name, 'skeleton/Dockerfile'))
    .filter(path => existsSync(join(TEMPLATES, path)));

  it.each(dockerfiles)('can be what %s starts from', async path => {
    const text = readFileSync(join(TEMPLATES, path), 'utf8');
    const [head, ...stages] = text.split(/^FROM /m);
    const project = await rendered(TEMPLATE, 'complete');
    const tested = IMAGES.map(
      image => /^FROM (\S+)/.exec(textOf(project, `${image}/Dockerfile`))![1],
    );

    // The projects are tested on what the images start from.
    expect(tested).toContain(/^ARG BASE_IMAGE=(\S+)$/m.exec(head)?.[1]);
    expect(stages.length).toBeGreaterThan(1);
    for (const stage of stages) {
      // The images run as nobody, who may not install.
      expect(stage).toMatch(/^\$\{BASE_IMAGE\}.*\nUSER root\n/);
    }
    expect(stages.at(-1)).toMatch(/\nUSER (?!root)\w+\n/);
  });
});
