import { freshness } from '../../../facts/dependencies/locks/freshness';
import { lockedLanguages } from '../../../facts/dependencies/locks/lockedLanguages';
import { at, fail, listed, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';

const MAX_SHOWN = 5;

/** The command that brings a lock up to its manifest, by the tool of the lock. */
const COMMANDS: Record<string, string> = {
  uv: 'uv lock',
  Poetry: 'poetry lock',
  PDM: 'pdm lock',
  'PEP 751': 'uv export -o pylock.toml',
  Pipenv: 'pipenv lock',
  Pixi: 'pixi lock',
  'conda-lock': 'conda-lock',
  conda: 'conda-lock',
  renv: 'renv::snapshot()',
  pak: 'pak::lockfile_create()',
  packrat: 'packrat::snapshot()',
  npm: 'npm install',
  Yarn: 'yarn install',
  pnpm: 'pnpm install',
  Bun: 'bun install',
  pip: 'uv pip compile',
};

export const lockFresh = defineCheck({
  id: 'deps.lock-fresh',
  title: 'The lockfile holds everything that its manifest asks for',
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { freshness, lockedLanguages },
  messages: {
    unlocked: 'There is no lockfile that could be out of date.',
    unread: 'What {{path}} holds could not be read.',
    alone:
      '{{path}} is not compared: no manifest of its tool asks for packages.',
    fresh: '{{lock}} holds all that {{manifest}} asks for.',
    missing:
      '{{manifest}} asks for {{name}}, which {{lock}} does not hold: run {{command}}. Such packages: {{count}}.',
    other:
      '{{manifest}} asks for {{name}} {{spec}}, and {{lock}} was made for {{instead}}: run {{command}}. Such packages: {{count}}.',
  },
  run({ freshness: { compared, stale, unread }, lockedLanguages: languages }) {
    const worst =
      stale.find(({ instead }) => instead === undefined) ?? stale[0];
    if (worst) {
      const { manifest, name, spec, lock, instead } = worst;
      const data = {
        ...{ manifest, name, spec, lock: lock.path, count: stale.length },
        ...{ command: COMMANDS[lock.tool], instead: instead ?? '' },
      };
      const where = [
        worst,
        ...stale.filter(one => one !== worst).slice(0, MAX_SHOWN),
      ].map(({ manifest: path, line }) => at({ path, line }));
      return fail(instead === undefined ? 'missing' : 'other', data, [
        ...where,
        { path: lock.path },
      ]);
    }
    if (unread) return unknown('unread', { path: unread.path }, at(unread));
    const [first] = compared;
    if (first) {
      const locks = compared.map(({ lock }) => lock.path);
      const all = [...new Set(locks)];
      const from = [...new Set(compared.map(one => one.manifest))];
      return pass(
        'fresh',
        {
          lock: listed(all, MAX_SHOWN),
          manifest: listed(from, MAX_SHOWN),
        },
        all.map(path => ({ path })),
      );
    }
    const [lock] = languages.flatMap(({ locks }) => locks);
    return lock
      ? notApplicable('alone', { path: lock.path }, at(lock))
      : notApplicable('unlocked');
  },
});
