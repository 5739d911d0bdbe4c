import { describeCheck, type Tree } from '../../../testing';
import { published } from '.';

const image = { Dockerfile: 'FROM python:3.12\nCMD ["a"]\n' };
const github = (step: string): Tree => ({
  ...image,
  '.github/workflows/image.yml': `on: push\njobs:\n  a:\n    steps:\n      - ${step
    .split('\n')
    .join('\n        ')}\n`,
});
const runs = (command: string) => ({
  name: command,
  files: github(`run: |\n  ${command}`),
});
const uses = (name: string, inputs: Record<string, string> = {}) => ({
  name: `${name} ${Object.keys(inputs)}`,
  files: github(
    [
      `uses: ${name}`,
      ...(Object.keys(inputs).length > 0 ? ['with:'] : []),
      ...Object.entries(inputs).map(([key, value]) => `  ${key}: ${value}`),
    ].join('\n'),
  ),
});

describeCheck(published, {
  pass: [
    ...[
      'docker push ghcr.io/example/churn:1',
      'docker build -t a . && docker push a',
      'docker buildx build --platform linux/amd64 --push -t a .',
      'docker compose -f compose.yaml push',
      'docker buildx build --output type=image,name=a,push=true .',
      'docker --config /tmp push a',
      'podman push a',
      'buildah push a docker://registry.example/a',
      'gcloud builds submit --tag gcr.io/a/b',
      'gcloud run deploy churn --source .',
      'az acr build -r a -t churn .',
      'skaffold run',
      'ko build ./cmd',
      'heroku container:push web',
      'make docker-push',
      './scripts/push_image.sh',
      'npm run docker:publish',
      '/kaniko/executor --context . --destination registry.example/a',
    ].map(runs),
    uses('docker/build-push-action@v6', { push: 'true' }),
    uses('docker/build-push-action@v6', {
      push: "${{ github.event_name != 'pull_request' }}",
    }),
    uses('docker/build-push-action@v6', { outputs: 'type=registry' }),
    uses('docker/build-push-action@v1', { repository: 'a/b' }),
    uses('docker/bake-action@v5', { push: 'true' }),
    uses('redhat-actions/push-to-registry@v2'),
    uses('elgohr/Publish-Docker-Github-Action@v5'),
    uses('example/ci/.github/workflows/docker-publish.yml@v1'),
    {
      name: 'GitLab, at its line',
      files: {
        ...image,
        '.gitlab-ci.yml':
          'image:\n  stage: build\nbuild:\n  script:\n    - docker build -t a .\n    - docker push a\n',
      },
      at: '.gitlab-ci.yml:6',
    },
    {
      name: "GitLab's Kaniko",
      files: {
        ...image,
        '.gitlab-ci.yml':
          'build:\n  image:\n    name: gcr.io/kaniko-project/executor:debug\n    entrypoint: [""]\n  script:\n    - /kaniko/executor\n      --context "$CI_PROJECT_DIR"\n      --destination "$CI_REGISTRY_IMAGE"\n',
      },
    },
    {
      name: 'Azure, by its task',
      files: {
        ...image,
        'azure-pipelines.yml':
          'trigger: [main]\nsteps:\n  - task: Docker@2\n    inputs:\n      command: buildAndPush\n',
      },
    },
    {
      name: 'Azure, in a folder of that name',
      files: {
        ...image,
        'azure/production.yml':
          'trigger: [main]\nstages:\n  - stage: Build\n    jobs:\n      - job: Image\n        steps:\n          - task: Docker@2\n            inputs:\n              command: buildAndPush\n',
      },
    },
    {
      name: 'Jenkins',
      files: {
        ...image,
        Jenkinsfile:
          "node {\n  stage('Image') {\n    def app = docker.build('a')\n    app.push('latest')\n  }\n}\n",
      },
      at: 'Jenkinsfile:4',
    },
    {
      name: 'CircleCI, by an orb',
      files: {
        ...image,
        '.circleci/config.yml':
          'version: 2.1\norbs:\n  aws-ecr: circleci/aws-ecr@9\nworkflows:\n  all:\n    jobs:\n      - aws-ecr/build-and-push-image:\n          repo: a\n',
      },
    },
    {
      name: 'Cloud Build, by its list of images',
      files: {
        ...image,
        'cloudbuild.yaml':
          'steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [build, -t, gcr.io/a/b, .]\nimages: [gcr.io/a/b]\n',
      },
      at: 'cloudbuild.yaml:4',
    },
    {
      name: 'Cloud Build, by a step',
      files: {
        ...image,
        'cloudbuild.yaml':
          'steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [push, gcr.io/a/b]\n',
      },
    },
    {
      name: 'Drone, by a plugin',
      files: {
        ...image,
        '.drone.yml':
          'kind: pipeline\nsteps:\n  - name: a\n    image: plugins/docker\n    settings:\n      repo: a/b\n',
      },
    },
    ...(
      [
        ['./scripts/publish.sh', { 'scripts/publish.sh': 'docker push a\n' }],
        [
          'bash -eu "$GITHUB_WORKSPACE/ci/publish.sh" main',
          {
            'ci/publish.sh':
              '#!/bin/bash\ndocker buildx build \\\n  --tag "$IMAGE" \\\n  --push .\n',
          },
        ],
        [
          'cd deploy && ./release.sh',
          {
            'deploy/release.sh': 'source ./image.sh\n../bin/publish\n',
            'deploy/image.sh': 'IMAGE=a\n',
            'bin/publish': '#!/usr/bin/env sh\n${DOCKER} push "$IMAGE"\n',
          },
        ],
        [
          'make release',
          {
            Makefile: 'release: image\nimage:\n\t@./ship.sh\n',
            'ship.sh': 'if true; then\n  docker push a\nfi\n',
          },
        ],
        [
          'npm run ship',
          {
            'package.json': '{"scripts": {"ship": "sh tools/ship.sh"}}',
            'tools/ship.sh': 'docker push a\n',
          },
        ],
      ] as Array<[string, Record<string, string>]>
    ).map(([command, files]) => ({
      name: `${command} with ${Object.keys(files)}`,
      files: { ...github(`run: |\n  ${command}`), ...files },
    })),
    ...(
      [
        [
          'make publish',
          { Makefile: 'publish: image\n\tdocker push $(IMAGE)\n' },
        ],
        [
          'make test release VERSION=1',
          {
            Makefile:
              'image:\n\t@docker build -t a .\npush: image\n\t@$(DOCKER) push a\nrelease: push\n',
          },
        ],
        [
          'make release',
          {
            Makefile:
              'release:\n\t$(MAKE) upload\nupload:\n\t$(CONTAINER_TOOL) push a\n',
          },
        ],
        [
          'make -C deploy all',
          {
            'deploy/Makefile': 'all:\n\tdocker push a\n',
            Makefile: 'all:\n\tpytest\n',
          },
        ],
        [
          'just publish',
          { justfile: 'publish: push\npush:\n  docker push a\n' },
        ],
        [
          'npm run release',
          {
            'package.json':
              '{"scripts": {"release": "npm run up", "up": "docker push a"}}',
          },
        ],
        [
          'task publish',
          {
            'Taskfile.yml':
              'version: 3\ntasks:\n  publish:\n    cmds:\n      - task: up\n  up:\n    cmds: [docker push a]\n',
          },
        ],
      ] as Array<[string, Tree]>
    ).map(([command, files]) => ({
      name: `${command}, which pushes`,
      files: { ...github(`run: |\n  ${command}`), ...files },
      at: '.github/workflows/image.yml:6',
      message: new RegExp(`pushes the image: ${command.split(' ')[0]} `, 'i'),
    })),
    {
      name: 'CI above the component',
      files: {
        'services/a/Dockerfile': image.Dockerfile,
        '.github/workflows/a.yml':
          'on: push\njobs:\n  a:\n    steps:\n      - run: docker push a\n',
      },
      root: 'services/a',
      at: '.github/workflows/a.yml:5',
    },
  ],
  fail: [
    { name: 'no CI', files: image, at: 'Dockerfile', message: 'by hand' },
    ...[
      'docker build -t a .',
      'docker compose up -d --build',
      'pytest',
      'git push origin main',
      'echo "docker push is for later"',
      'docker buildx build --push=false .',
      'docker build --cache-to type=registry,ref=a/b:cache -t a .',
      'twine upload dist/*',
      'helm push chart.tgz oci://registry.example/charts',
      'dvc push',
      './scripts/secret-push.sh',
    ].map(runs),
    {
      ...runs('docker build -t a .'),
      name: 'where it is built',
      at: '.github/workflows/image.yml:6',
      message: 'nothing that CI runs pushes it',
    },
    uses('docker/build-push-action@v6'),
    uses('docker/build-push-action@v6', { push: 'false' }),
    uses('docker/build-push-action@v6', { load: 'true' }),
    uses('docker/login-action@v3'),
    uses('docker/setup-buildx-action@v3'),
    {
      name: 'a job that is switched off',
      files: {
        ...image,
        '.github/workflows/a.yml':
          'on: push\njobs:\n  a:\n    if: false\n    steps:\n      - run: docker push a\n',
      },
    },
    {
      name: 'a comment',
      files: {
        ...image,
        '.gitlab-ci.yml':
          'a:\n  script:\n    - pytest\n    # - docker push a\n',
      },
    },
    ...(
      [
        ['make publish', 'publish:\n\ttwine upload dist/*\n'],
        ['make publish', 'publish:\n\t@echo "docker push a"\n'],
        ['make test', 'test:\n\tpytest\npublish:\n\tdocker push a\n'],
        ['make publish', 'publish: publish test\ntest: publish\n'],
      ] as Array<[string, string]>
    ).map(([command, makefile]) => ({
      name: `${command} of ${makefile}`,
      files: { ...github(`run: |\n  ${command}`), Makefile: makefile },
    })),
    {
      name: 'make in a folder where it pushes nothing',
      files: {
        ...github('run: |\n  cd docs && make publish'),
        'docs/Makefile': 'publish:\n\tmkdocs gh-deploy\n',
        Makefile: 'publish:\n\tdocker push a\n',
      },
    },
    ...(
      [
        ['chmod +x scripts/push.sh', 'docker push a\n'],
        ['bash scripts/push.sh', 'echo "docker push a"\n# docker push a\n'],
        ['bash scripts/push.sh', 'docker build -t a .\n./scripts/push.sh\n'],
        ['bash scripts/other/push.sh', 'docker push a\n'],
        ['python scripts/push.sh', 'docker push a\n'],
      ] as Array<[string, string]>
    ).map(([command, script]) => ({
      name: `${command} of ${script}`,
      files: { ...github(`run: |\n  ${command}`), 'scripts/push.sh': script },
    })),
    {
      name: 'a script that CI does not run',
      files: {
        ...github('run: pytest'),
        'scripts/push.sh': 'docker push a\n',
      },
    },
  ],
  notApplicable: [
    {
      name: 'no Dockerfile',
      files: {
        '.github/workflows/a.yml':
          'on: push\njobs:\n  a:\n    steps:\n      - run: docker push a\n',
      },
    },
  ],
  unknown: [
    uses('example/ci/.github/workflows/python-ci.yml@v1'),
    {
      name: 'an include from another project of GitLab',
      files: {
        ...image,
        '.gitlab-ci.yml':
          'include:\n  - project: platform/ci-templates\n    file: /python.yml\n',
      },
      at: '.gitlab-ci.yml:2',
    },
  ],
});
