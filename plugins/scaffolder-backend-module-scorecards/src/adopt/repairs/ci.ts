import { stringify } from 'yaml';
import { commandsOf, type Commands } from '../commands';
import type { Project } from '../Project';
import type { NewFile, Repair } from '../Repair';

const hasCi = ({ repositoryHas, facts }: Project) =>
  facts.ci.length > 0 ||
  ['.github/workflows', '.gitlab-ci.yml', 'Jenkinsfile', '.circleci'].some(
    repositoryHas,
  );

/** What a runner needs for a language before the project's own commands. */
function toolchain({ language }: Commands, { has, path }: Project): object[] {
  const inFolder = (file: string) => (path === '' ? file : `${path}/${file}`);
  if (language === 'python') {
    const version = has('.python-version')
      ? { 'python-version-file': inFolder('.python-version') }
      : { 'python-version': '3.x' };
    return [{ uses: 'actions/setup-python@v5', with: version }];
  }
  if (language === 'node') {
    const version = has('.nvmrc')
      ? { 'node-version-file': inFolder('.nvmrc') }
      : { 'node-version': 'lts/*' };
    return [{ uses: 'actions/setup-node@v4', with: version }];
  }
  return [{ uses: 'r-lib/actions/setup-r@v2', with: { 'r-version': 'renv' } }];
}

const IMAGES = { python: 'python:3', node: 'node:lts', r: 'rocker/r-ver:4' };

function imageCommand({ facts }: Project): string | undefined {
  const file = facts.dockerfiles.find(({ path }) => !path.includes('/'));
  if (!file) return undefined;
  const named = file.path === 'Dockerfile' ? '' : `--file ${file.path} `;
  return `docker build ${named}--tag`;
}

const where = ({ path }: Project) =>
  path === '' ? {} : { defaults: { run: { 'working-directory': path } } };

function verify(project: Project): NewFile | undefined {
  const commands = commandsOf(project);
  const build = imageCommand(project);
  if (!commands && !build) return undefined;
  const steps = commands
    ? [
        ...toolchain(commands, project),
        ...[...commands.setup, ...commands.verify].map(run => ({ run })),
      ]
    : [{ run: `${build} ${project.subject.name} .` }];
  return {
    path: '.github/workflows/ci.yml',
    content: stringify(
      {
        name: 'CI',
        on: { push: {}, pull_request: {} },
        permissions: { contents: 'read' },
        ...where(project),
        jobs: {
          verify: {
            'runs-on': 'ubuntu-24.04',
            steps: [{ uses: 'actions/checkout@v4' }, ...steps],
          },
        },
      },
      { lineWidth: 0 },
    ),
    note: 'It runs on the request itself: see there that it succeeds.',
  };
}

function pipeline(project: Project): NewFile | undefined {
  const commands = commandsOf(project);
  const build = imageCommand(project);
  const folder = project.path === '' ? [] : [`cd ${project.path}`];
  const image = '"$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"';
  const jobs = {
    ...(commands && {
      verify: {
        image: IMAGES[commands.language],
        script: [...folder, ...commands.setup, ...commands.verify],
      },
    }),
    ...(build && {
      image: {
        image: 'docker:28',
        services: ['docker:28-dind'],
        script: [
          ...folder,
          `${build} ${image} .`,
          'echo "$CI_REGISTRY_PASSWORD" | docker login "$CI_REGISTRY" --username "$CI_REGISTRY_USER" --password-stdin',
          `docker push ${image}`,
        ],
        rules: [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
      },
    }),
  };
  if (Object.keys(jobs).length === 0) return undefined;
  return {
    path: '.gitlab-ci.yml',
    content: stringify(jobs, { lineWidth: 0 }),
    note: 'It runs on the request itself: see there that it succeeds.',
  };
}

/** Tests every change by the project's own commands, where the project shows them. */
export const githubCi: Repair = {
  repairs: { 'quality.ci': ['missing'] },
  make: project =>
    project.host !== 'github' || hasCi(project) ? undefined : verify(project),
};

/** The same for GitLab, which has one file for all: it publishes the image, too. */
export const gitlabCi: Repair = {
  repairs: {
    'quality.ci': ['missing'],
    'container.published': ['noCi', 'missing'],
  },
  make: project =>
    project.host !== 'gitlab' || hasCi(project) ? undefined : pipeline(project),
};

/** Builds the image and pushes it to the registry of the host, from the default branch. */
export const githubImage: Repair = {
  repairs: { 'container.published': ['noCi', 'missing'] },
  make(project) {
    const build = imageCommand(project);
    const path = '.github/workflows/image.yml';
    const isElsewhere =
      project.host !== 'github' || project.repositoryHas('.gitlab-ci.yml');
    if (!build || isElsewhere || project.repositoryHas(path)) return undefined;
    const name = project.subject.name.toLowerCase();
    return {
      path,
      content: stringify(
        {
          name: 'Image',
          on: { push: {} },
          permissions: { contents: 'read', packages: 'write' },
          ...where(project),
          jobs: {
            publish: {
              if: 'github.ref_name == github.event.repository.default_branch',
              'runs-on': 'ubuntu-24.04',
              steps: [
                { uses: 'actions/checkout@v4' },
                { run: `${build} ${name} .` },
                {
                  name: 'Publish the image',
                  env: { TOKEN: '${{ github.token }}' },
                  run: [
                    `image="ghcr.io/\${GITHUB_REPOSITORY_OWNER,,}/${name}:$GITHUB_SHA"`,
                    'echo "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin',
                    `docker tag ${name} "$image"`,
                    'docker push "$image"',
                    '',
                  ].join('\n'),
                },
              ],
            },
          },
        },
        { lineWidth: 0 },
      ),
      note: 'It publishes the image to the registry of the host when it is merged.',
    };
  },
};
