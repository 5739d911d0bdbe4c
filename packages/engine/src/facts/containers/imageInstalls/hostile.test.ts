import { baseDigest } from '../../../checks/container/base-digest';
import { basePinned } from '../../../checks/container/base-pinned';
import { dockerignore } from '../../../checks/container/dockerignore';
import { healthcheck } from '../../../checks/container/healthcheck';
import { installsFromLock } from '../../../checks/container/installs-from-lock';
import { containerNoSecrets } from '../../../checks/container/no-secrets';
import { nonroot } from '../../../checks/container/nonroot';
import { orgBase } from '../../../checks/container/org-base';
import { published } from '../../../checks/container/published';
import { runOnTree } from '../../../testing';

const CHECKS = [
  ...[baseDigest, basePinned, dockerignore, healthcheck, nonroot],
  ...[installsFromLock, containerNoSecrets, orgBase, published],
];
const HEADS: ReadonlyArray<[string, string]> = [
  ['Dockerfile', 'FROM python\n'],
  ['Dockerfile', 'FROM python\nRUN '],
  ['Dockerfile', 'FROM python\nRUN <<EOT\n'],
  ['Dockerfile', 'FROM python\nENV A='],
  ['Dockerfile', 'FROM '],
  ['Dockerfile', 'FROM python\nCOPY '],
  ['compose.yaml', 'services:\n'],
  ['compose.yaml', 'services:\n  a: &a\n'],
  ['k8s/a.yaml', 'apiVersion: v1\nkind: Pod\nspec:\n'],
  ['chart/templates/a.yaml', 'apiVersion: v1\nkind: Pod\nspec: {{ a }}\n'],
  ['chart/values.yaml', 'livenessProbe:\n'],
  ['.dockerignore', ''],
  ['.gitlab-ci.yml', 'a:\n  script:\n    - docker '],
];
// A regular expression or a parser whose time is a square of these needs minutes.
const UNITS = [
  ...['\n', ' ', 'a', '-', '/', '\\\n', '$A', '${A:-', '"', '# a\n', '[', '*'],
  ...[
    'R ',
    'a.R ',
    'docker -a ',
    ' --a=b',
    'RUN pip install a\n',
    'COPY a* b\n',
  ],
  ...['FROM a AS a\n', 'ENV A_TOKEN=a1b2c3d4e5f6g7h8\n', "install.packages('a"],
  ...['  a:\n    <<: *a\n', '  containers: [{}]\n', '- x: &x\n', '---\n'],
  ...['RUN install2.r -a --b renv\n', 'USER a\n', 'HEALTHCHECK NONE\n'],
];
const LENGTH = 20_000;
const LOCK = {
  'pyproject.toml': '[project]\nname = "a"\ndependencies = ["pandas"]\n',
  'uv.lock': '[[package]]\nname = "pandas"\nversion = "2.2.3"\n',
};

describe('content that is made to be slow', () => {
  it.each(HEADS)('is read in time as %s after %j', (path, head) => {
    for (const unit of UNITS) {
      const text = head + unit.repeat(LENGTH / unit.length);
      const files = { Dockerfile: 'FROM python\nRUN uv sync\n', ...LOCK };
      for (const check of CHECKS) {
        const params = check === orgBase ? { images: ['a*b*c*d'] } : {};
        const { outcome } = runOnTree(check, {
          files: { ...files, [path]: text },
          params,
        });
        expect(outcome).not.toBe('error');
      }
    }
  });
});
