import { satisfies, validRange } from '@renovatebot/pep440';
import type { Dependency, Manifest } from './Manifest';

const MAX_SPEC = 300;
const MAX_CLAUSES = 10;

/** A name by which all spellings of a Python package are found: https://peps.python.org/pep-0503/. */
export const normalised = (name: string): string =>
  name.toLowerCase().replace(/[-_.]+/g, '-');

/** The name of a package as the tools of its language compare it. */
export const keyOf = (kind: Manifest['kind'], name: string): string =>
  /^(package\.json|DESCRIPTION|renv|pak|packrat|nix)$/.test(kind)
    ? name
    : normalised(name);

/** A commit, or a tag that looks like a version: what stands behind the last `@` or `#` of an address. */
const FIXED_REF = /[@#](?:semver:)?([0-9a-f]{7,40}|v?\d[\w.+-]*)(?:[#&?].*)?$/i;
const GIT =
  /^(git\+|git:|git@|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git\b|^[\w.-]+\/[\w.-]+(#|$)/;
const BRANCH_ARCHIVE =
  /\/(archive|zipball|tarball)\/(refs\/heads\/)?(main|master|dev|develop)\b/;

function isFixedAddress(address: string): boolean {
  // What lies in the repository itself changes with it.
  if (/^(\.|\/|~|file:|link:|portal:|workspace:|[A-Za-z]:\\)/.test(address)) {
    return true;
  }
  if (GIT.test(address)) return FIXED_REF.test(address.split('#egg=', 1)[0]);
  if (/^https?:/.test(address)) return !BRANCH_ARCHIVE.test(address);
  // A path in a table, without a dot before it.
  return true;
}

const EXACT_NODE = /^[=v]{0,2}\d+\.\d+\.\d+([-+][\w.+-]+)?$/;

function isExactOfNode(spec: string): boolean {
  if (EXACT_NODE.test(spec)) return true;
  const alias = /^npm:@?[^@]{1,214}@(.{1,100})$/.exec(spec)?.[1];
  if (alias !== undefined) return EXACT_NODE.test(alias);
  // A catalogue of pnpm is elsewhere; which versions it holds is not said here.
  if (spec.startsWith('catalog:')) return true;
  return /[:/]/.test(spec) && isFixedAddress(spec);
}

// `==1.2`, `===1.2`, Poetry's `1.2.3`, conda's `=1.2.3=build`. conda's `=2` leaves all but the first number open.
const EXACT_CLAUSE = /^(={0,3})v?(\d[\w.!+-]*)(=[^,=]*)?$/;

/** Whether only one version of a package, or one commit, fits what a manifest asks for. */
export function isExact(
  kind: Manifest['kind'],
  { spec }: Pick<Dependency, 'spec'>,
): boolean {
  if (spec.length > MAX_SPEC) return true;
  const bare = spec.trim();
  if (kind === 'package.json') return isExactOfNode(bare);
  if (bare.startsWith('@')) return isFixedAddress(bare.slice(1).trim());
  if (/[|*]/.test(bare)) return false;
  return bare.split(',').some(part => {
    const clause = EXACT_CLAUSE.exec(part.replace(/\s/g, ''));
    return clause !== null && (clause[1] !== '=' || /[.a-z]/i.test(clause[2]));
  });
}

const nextAfter = (numbers: number[], index: number) =>
  numbers
    .slice(0, index + 1)
    .map((value, at) => (at === index ? value + 1 : value))
    .join('.');

/** Poetry's `^1.2` and `~1.2`: https://python-poetry.org/docs/dependency-specification/. */
function fromPoetry(operator: string, version: string): string {
  const numbers = (/^\d+(\.\d+){0,5}/.exec(version)?.[0] ?? '0')
    .split('.')
    .map(Number);
  const significant = numbers.findIndex(value => value > 0);
  const caret = significant < 0 ? numbers.length - 1 : significant;
  const index = operator === '^' ? caret : Math.min(1, numbers.length - 1);
  return `>=${version},<${nextAfter(numbers, index)}`;
}

function clauseOf(part: string): string {
  const clause = part.replace(/\s/g, '');
  const [, operator, version] =
    /^(\^|~=|~|!=|[<>]=?|={0,3})(.*)$/.exec(clause) ?? [];
  if (operator === '^' || operator === '~')
    return fromPoetry(operator, version);
  const [bare] = (version ?? '').split('=', 1);
  if (operator === '=') return `==${bare.replace(/\.?\*$/, '')}.*`;
  if (operator === '' || operator === '==' || operator === '===') {
    return `==${bare}`;
  }
  return clause;
}

/** A range of Python's tools or conda's as PEP 440 writes it; undefined where it can't be said so. Empty for any version. */
export function pythonRange(spec: string): string | undefined {
  const bare = spec.trim();
  if (bare === '' || bare === '*') return '';
  const parts = bare.split(',');
  const tooLong = spec.length > MAX_SPEC || parts.length > MAX_CLAUSES;
  if (tooLong || /[|@/]/.test(bare)) return undefined;
  const range = parts.map(clauseOf).join(',');
  return validRange(range) ? range : undefined;
}

/** Whether a version fits a range of PEP 440, whether or not it is released. */
export const fits = (version: string, range: string): boolean =>
  range === '' || satisfies(version, range, { prereleases: true });

const boundsOf = (range: string): string[] =>
  range
    .split(',')
    .map(clause => clause.replace(/^[<>=!~]+/, '').replace(/\.\*$/, ''));

/**
 * Whether some version fits both ranges. Two ranges that overlap share a bound of one of them, or what lies right above
 * it, or everything below their bounds.
 */
export function canOverlap(one: string, other: string): boolean {
  if (one === '' || other === '') return true;
  const bounds = [...boundsOf(one), ...boundsOf(other)];
  const candidates = [...bounds, ...bounds.map(at => `${at}.0.0.1`), '0'];
  return candidates.some(version => fits(version, one) && fits(version, other));
}
