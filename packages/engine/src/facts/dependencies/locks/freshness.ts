import { dirname } from '../../../tree';
import { defineDerivedFact } from '../../Fact';
import { files } from '../../repository/files';
import { manifests, type Dependency, type Manifest } from '../manifests';
import { comesWithR } from '../manifests/ofR';
import { unitOf } from '../manifests/unit';
import { fits, keyOf, pythonRange } from '../manifests/versions';
import { locks } from '.';
import { covers, lockedLanguages } from './lockedLanguages';
import type { Lock, LockedPackage } from './Lock';

/** Something that a manifest asks for and its lock does not give. @public */
export interface Stale {
  manifest: string;
  line?: number;
  name: string;
  spec: string;
  lock: Lock;
  /** The version, or the range, that the lock has instead; absent where it does not hold the package at all. */
  instead?: string;
}

/** What was compared. @public */
export interface Freshness {
  compared: { manifest: string; lock: Lock }[];
  stale: Stale[];
  /** A lock of which the packages are not known. */
  unread?: Lock;
}

type Scope = NonNullable<Dependency['scope']>;

/** Which manifests each tool locks, and what beside the running project's packages it always locks with them. */
const TOOLS: Record<string, { kinds: string; also: Scope[] }> = {
  uv: { kinds: 'pyproject', also: ['dev', 'optional'] },
  Poetry: { kinds: 'pyproject', also: ['dev', 'optional'] },
  PDM: { kinds: 'pyproject', also: [] },
  'PEP 751': { kinds: 'pyproject', also: [] },
  Pipenv: { kinds: 'Pipfile', also: ['dev'] },
  Pixi: { kinds: 'pixi pyproject', also: [] },
  'conda-lock': { kinds: 'conda', also: [] },
  conda: { kinds: 'conda', also: [] },
  renv: { kinds: 'DESCRIPTION', also: [] },
  pak: { kinds: 'DESCRIPTION', also: [] },
  packrat: { kinds: 'DESCRIPTION', also: [] },
  npm: { kinds: 'package.json', also: ['dev'] },
  Yarn: { kinds: 'package.json', also: ['dev'] },
  pnpm: { kinds: 'package.json', also: ['dev'] },
  Bun: { kinds: 'package.json', also: ['dev'] },
  pip: { kinds: 'requirements pyproject setup.py setup.cfg', also: [] },
};

/** Compilers of requirements leave these out, for pip itself brings them. */
const LEFT_OUT = /^(pip|setuptools|wheel|distribute|python)$/i;
/** What is not taken from a registry, or of which the version stands elsewhere. */
const ELSEWHERE = /^(@|\.|file:|link:|portal:|workspace:|catalog:)/;
const IS_NAME = /^@?[\w.-]+(\/[\w.-]+)?$/;

function askedOf(one: Manifest, lock: Lock, own: ReadonlySet<string>) {
  const { also } = TOOLS[lock.tool];
  return one.dependencies.filter(
    ({ name, spec, scope, conditional }) =>
      (scope === undefined || also.includes(scope)) &&
      !conditional &&
      IS_NAME.test(name) &&
      !own.has(keyOf(one.kind, name)) &&
      !LEFT_OUT.test(name) &&
      !(one.kind === 'DESCRIPTION' && comesWithR(name)) &&
      !ELSEWHERE.test(spec),
  );
}

function versionInstead(
  { kind }: Manifest,
  { spec }: Dependency,
  held: readonly LockedPackage[],
): string | undefined {
  if (kind === 'package.json') {
    const asked = held.flatMap(one => one.asked ?? []);
    const comparable = asked.length > 0 && !/[:/]/.test(spec);
    return comparable && !asked.includes(spec) ? asked[0] : undefined;
  }
  const versions = held.flatMap(one => one.version ?? []);
  const range = /^(conda|pixi|DESCRIPTION)$/.test(kind)
    ? undefined
    : pythonRange(spec);
  if (range === undefined || versions.length < held.length) return undefined;
  return versions.some(version => fits(version, range))
    ? undefined
    : versions[0];
}

/** From this share on a file that stands elsewhere, or that may be for something else, is the lock of a manifest. */
const MOST = 0.5;

function compare(
  one: Manifest,
  own: readonly Lock[],
  names: ReadonlySet<string>,
): Stale[] | undefined {
  const [lock] = own;
  const held = new Map<string, LockedPackage[]>();
  for (const found of own.flatMap(({ packages }) => packages ?? [])) {
    const key = keyOf(one.kind, found.name);
    const same = held.get(key);
    if (same) same.push(found);
    else held.set(key, [found]);
  }
  const asked = askedOf(one, lock, names);
  const missing = asked.filter(({ name }) => !held.has(keyOf(one.kind, name)));
  const isElsewhere = dirname(lock.path) !== dirname(one.path);
  // A workspace above may not have this folder as a member: its lock lists those by their names.
  const isMember =
    !/^(uv|Poetry|PDM)$/.test(lock.tool) ||
    (one.project !== undefined && held.has(keyOf(one.kind, one.project)));
  if (isElsewhere && !isMember) return undefined;
  // Compiled requirements may as well be those of a tool.
  if (isElsewhere || lock.tool === 'pip') {
    if (missing.length > asked.length * MOST) return undefined;
  }
  return asked.flatMap((dependency): Stale[] => {
    const { name, spec, line } = dependency;
    const found = held.get(keyOf(one.kind, name));
    const instead = found && versionInstead(one, dependency, found);
    if (found && instead === undefined) return [];
    return [
      {
        ...{ manifest: one.path, name, spec, lock },
        ...(line === undefined ? {} : { line }),
        ...(instead === undefined ? {} : { instead }),
      },
    ];
  });
}

/**
 * Whether the locks hold what their manifests ask for, by name, and by version where both say it in one way. What is asked
 * for under a condition, by path or by address is left out: a lock may rightly lack it.
 *
 * @public
 */
export const freshness = defineDerivedFact({
  name: 'freshness',
  uses: { lockedLanguages, manifests, locks, files },
  derive({
    lockedLanguages: languages,
    manifests: all,
    locks: byLanguage,
    files: { has },
  }): Freshness {
    const result: Freshness = { compared: [], stale: [] };
    const projects = new Set(
      all.flatMap(({ kind, project }) =>
        project === undefined ? [] : [keyOf(kind, project)],
      ),
    );
    for (const { language } of languages) {
      const candidates = byLanguage[language];
      const isLock = new Set(candidates.map(({ path }) => path));
      for (const one of all) {
        if (!one.languages.includes(language) || isLock.has(one.path)) continue;
        const fitting = candidates.filter(lock => {
          const kinds = TOOLS[lock.tool]?.kinds.split(' ') ?? [];
          // Pixi has a manifest of its own, or lives in pyproject.toml.
          const isOther =
            lock.tool === 'Pixi' &&
            one.kind === 'pyproject' &&
            has(`${dirname(lock.path)}/pixi.toml`.replace(/^\//, ''));
          // A compiler's file is for what lies beside it.
          const isApart =
            lock.tool === 'pip' && unitOf(lock.path) !== unitOf(one.path);
          return (
            kinds.includes(one.kind) &&
            covers(lock, one) &&
            !isOther &&
            !isApart
          );
        });
        const isBeside = ({ path }: Lock) =>
          dirname(path) === dirname(one.path);
        // The tool's own lock comes before requirements that are exported from it, and the nearest before those above.
        const nearest = [...fitting].sort(
          (a, b) =>
            Number(isBeside(b)) - Number(isBeside(a)) ||
            dirname(b.path).length - dirname(a.path).length,
        );
        const first = nearest.find(({ tool }) => tool !== 'pip') ?? nearest[0];
        if (!first) continue;
        // Yarn's first format does not list the other packages of a workspace.
        const isAbove = dirname(first.path) !== dirname(one.path);
        if (first.tool === 'Yarn' && isAbove) continue;
        const own = fitting.filter(
          ({ tool, path }) =>
            tool === first.tool &&
            (path === first.path ||
              (/^(pip|conda|conda-lock)$/.test(tool) &&
                unitOf(path) === unitOf(first.path))),
        );
        if (own.some(({ packages }) => packages === undefined)) {
          result.unread ??= own.find(({ packages }) => packages === undefined);
          continue;
        }
        const stale = compare(one, own, projects);
        if (stale === undefined) continue;
        result.compared.push({ manifest: one.path, lock: first });
        result.stale.push(...stale);
      }
    }
    return result;
  },
});
