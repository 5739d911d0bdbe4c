import {
  distinctLocks,
  lockedLanguages,
} from '../../../facts/dependencies/locks/lockedLanguages';
import type { ManifestKind } from '../../../facts/dependencies/manifests';
import { NAMES } from '../../../facts/source/names';
import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';

const COMPILED = 'requirements compiled by pip-tools or uv';
const EXPECTED: Record<ManifestKind, string> = {
  pyproject: 'uv.lock, poetry.lock or pdm.lock',
  requirements: COMPILED,
  constraints: COMPILED,
  Pipfile: 'Pipfile.lock',
  'setup.py': COMPILED,
  'setup.cfg': COMPILED,
  conda: 'conda-lock.yml or pixi.lock',
  pixi: 'pixi.lock',
  DESCRIPTION: 'renv.lock',
  renv: 'renv.lock',
  pak: 'renv.lock',
  packrat: 'renv.lock',
  'package.json': 'package-lock.json, yarn.lock or pnpm-lock.yaml',
  nix: 'flake.lock',
};

export const lockfile = defineCheck({
  id: 'deps.lockfile',
  title: 'A lockfile fixes every package, and git tracks it',
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { lockedLanguages },
  messages: {
    locked: 'Every package is fixed by {{paths}}.',
    broken: '{{path}} {{problem}}, so it locks nothing.',
    unlocked:
      'The {{language}} packages of {{path}} are not locked: git tracks no {{expected}} for them.',
    undeclared: 'No manifest declares packages, and no lockfile fixes any.',
  },
  run({ lockedLanguages: languages }) {
    const bad = languages.find(one => one.unlocked);
    if (bad?.broken) {
      const { path, problem = '' } = bad.broken;
      return fail('broken', { path, problem }, at(bad.broken));
    }
    if (bad?.unlocked) {
      const { path, kind } = bad.unlocked;
      const language = kind === 'conda' ? 'conda' : NAMES[bad.language];
      return fail(
        'unlocked',
        { language, path, expected: EXPECTED[kind] },
        at(bad.unlocked),
      );
    }
    const found = distinctLocks(languages);
    if (found.length === 0) return fail('undeclared');
    const paths = found.map(({ path }) => path).join(', ');
    return pass('locked', { paths }, found.map(at));
  },
});
