import { defineDerivedFact } from '../../Fact';
import { locks } from '../locks';
import { basename, join, dirname } from '../../../tree';
import { manifests, type Dependency, type Manifest } from '.';
import { unitOf } from './unit';
import { canOverlap, normalised, pythonRange } from './versions';
import { placeAt } from '../../Place';

/** One side of a disagreement. */
export interface Claim {
  path: string;
  line?: number;
  spec: string;
}

/** A package for which no version satisfies two manifests that are installed together. @public */
export interface Conflict {
  name: string;
  claims: [Claim, Claim];
}

/** Manifests of Python packages that more than one file of a project may be. */
const PYTHON = new Set(
  'pyproject requirements Pipfile setup.py setup.cfg conda pixi'.split(' '),
);

/**
 * Names of files for the whole project, or for work on it. One called otherwise (`requirements-gpu.txt`,
 * `environment-mac.yml`) is for another machine, image or part, and may well pin something else.
 */
const WHOLE =
  /^((requirements?|reqs?|conda|env|environment|base|main|common|core|default|all|full|prod|production|dev|develop|development|tests?|testing|run|runtime|app)[-_.]?)+(txt|in|pip|ya?ml)$/i;

/** Snakemake's environments are one for each step, whatever they are called. */
const ONE_EACH = /(^|\/)(envs|environments)\/[^/]+$/;

function isForAll({ path, kind }: Manifest): boolean {
  if (kind === 'conda' && ONE_EACH.test(path)) return false;
  const named = kind === 'requirements' || kind === 'conda';
  return !named || WHOLE.test(basename(path));
}

/** What the running project and work on it ask for, whatever the machine. */
const comparable = ({ scope, conditional }: Dependency) =>
  !conditional && (scope === undefined || scope === 'dev');

const claim = ({ path }: Manifest, { line, spec }: Dependency): Claim => ({
  ...placeAt(path, line),
  spec,
});

function between(one: Manifest, other: Manifest): Conflict[] {
  const asked = new Map(
    other.dependencies
      .filter(comparable)
      .map(dependency => [normalised(dependency.name), dependency]),
  );
  return one.dependencies.filter(comparable).flatMap((mine): Conflict[] => {
    const theirs = asked.get(normalised(mine.name));
    if (!theirs) return [];
    // A build for one kind of processor is the same version.
    const [a, b] = [mine, theirs].map(({ spec }) =>
      pythonRange(spec.replace(/\+[\w.]+/g, '')),
    );
    return a === undefined || b === undefined || canOverlap(a, b)
      ? []
      : [
          {
            name: mine.name,
            claims: [claim(one, mine), claim(other, theirs)],
          },
        ];
  });
}

/** Manifests that are compared with each other, past which a project has no single source in any sense. */
const MAX_MANIFESTS = 20;

/**
 * The manifests that are compared, and the disagreements between those of one folder. Locks and files that a compiler wrote are no manifests, and the parts
 * of a repository that have folders of their own are installed apart from each other.
 *
 * @public
 */
export const conflicts = defineDerivedFact({
  name: 'conflicts',
  uses: { manifests, locks },
  derive({ manifests: all, locks: byLanguage }): {
    manifests: Manifest[];
    found: Conflict[];
  } {
    const locked = new Set(byLanguage.python.map(({ path }) => path));
    const own = all
      .filter(
        ({ kind, path, dependencies }) =>
          PYTHON.has(kind) && !locked.has(path) && dependencies.length > 0,
      )
      .slice(0, MAX_MANIFESTS);
    const includes = (one: Manifest, other: Manifest) =>
      (one.includes ?? []).some(
        path => join(dirname(one.path), path) === other.path,
      );
    const found = own.flatMap((one, index) =>
      own.slice(index + 1).flatMap(other => {
        const together =
          (unitOf(one.path) === unitOf(other.path) &&
            isForAll(one) &&
            isForAll(other)) ||
          includes(one, other) ||
          includes(other, one);
        return together ? between(one, other) : [];
      }),
    );
    return { manifests: own, found };
  },
});
