import {
  isTable,
  parseJson,
  parseToml,
  tableAt,
  type Table,
} from '../../parse';
import type { Language } from '../../source/paths';
import type { LockedPackage } from './Lock';
import {
  keysOfLines,
  packagesOfConda,
  packagesOfNpm,
  packagesOfPackrat,
  packagesOfPak,
  packagesOfPipenv,
  packagesOfRenv,
  packagesOfToml,
  packagesOfYarn,
} from './packages';

/** What a lock holds, or why it holds nothing. */
export type LockContent =
  | { packages: number; hashes: boolean; held?: LockedPackage[] }
  | { problem: string };

/** One kind of lockfile. */
export interface LockFormat {
  tool: string;
  pattern: RegExp;
  languages: Language[];
  /** Packages that its name alone does not promise: a lock of conda may hold R or not. */
  alsoHolds?: [Language, RegExp];
  read(content: string): LockContent;
}

const lists = (value: unknown) => (Array.isArray(value) ? value : []);

/** Reads a lock in TOML that lists its packages under a key. */
const toml =
  (key: 'package' | 'packages', hash: RegExp) =>
  (content: string): LockContent => {
    const parsed = parseToml(content);
    if ('problem' in parsed) return parsed;
    // The project itself stands in uv's list as a package without a download.
    const packages = lists(parsed.data[key]).filter(one => {
      const { source } = isTable(one) ? one : {};
      return !isTable(source) || !('virtual' in source || 'editable' in source);
    });
    return {
      packages: packages.length,
      hashes: hash.test(content),
      // The members of a workspace are held as well: others depend on them.
      held: packagesOfToml(lists(parsed.data[key])),
    };
  };

/** Reads a lock in JSON of which some tables hold packages. */
const json =
  (
    hash: RegExp,
    held: ((data: Table) => LockedPackage[]) | undefined,
    ...places: string[][]
  ) =>
  (content: string): LockContent => {
    const parsed = parseJson(content);
    if ('problem' in parsed) return parsed;
    const names = places.flatMap(keys =>
      Object.keys(tableAt(parsed.data, ...keys)),
    );
    // npm's entry for the project itself has no name.
    const packages = names.filter(name => name !== '').length;
    return {
      packages,
      hashes: hash.test(content),
      ...(held ? { held: held(parsed.data) } : {}),
    };
  };

/** Reads a lock by its lines: most are too long for a parser of YAML, and some are in a format of their own. */
const lines =
  (entry: RegExp, hash: RegExp, held: (content: string) => LockedPackage[]) =>
  (content: string): LockContent => ({
    packages: entry.test(content) ? 1 : 0,
    hashes: hash.test(content),
    held: held(content),
  });

const HOLDS_R: [Language, RegExp] = ['r', /\br-base\b/];

/** The locks that are known by their names. */
export const LOCK_FORMATS: readonly LockFormat[] = [
  {
    tool: 'uv',
    pattern: /(^|\/)uv\.lock$/,
    languages: ['python'],
    read: toml('package', /\bhash = "sha\d+:/),
  },
  {
    tool: 'Poetry',
    pattern: /(^|\/)poetry\.lock$/,
    languages: ['python'],
    // Before 1.0 the digests stood alone in a table at the end.
    read: toml(
      'package',
      /\bhash = "sha\d+:|^[ \t]*"[0-9a-f]{64}"|= \["[0-9a-f]{64}"/m,
    ),
  },
  {
    tool: 'PDM',
    pattern: /(^|\/)pdm\.lock$/,
    languages: ['python'],
    read: toml('package', /\bhash = "sha\d+:/),
  },
  {
    tool: 'PEP 751',
    pattern: /(^|\/)pylock(\.[^/.]+)?\.toml$/,
    languages: ['python'],
    read: toml('packages', /\bsha\d+ ?= ?"/),
  },
  {
    tool: 'Pipenv',
    pattern: /(^|\/)Pipfile\.lock$/,
    languages: ['python'],
    read: json(/"sha256:/, packagesOfPipenv, ['default'], ['develop']),
  },
  {
    tool: 'Pixi',
    pattern: /(^|\/)pixi\.lock$/,
    languages: ['python'],
    alsoHolds: HOLDS_R,
    read: lines(
      /^[ \t]*- (conda|pypi|kind): /m,
      /^[ \t]+sha256: /m,
      packagesOfConda,
    ),
  },
  {
    tool: 'conda-lock',
    pattern: /(^|\/)([^/]*[._-])?conda-lock\.ya?ml$|(^|\/)conda-[^/]*\.lock$/,
    languages: ['python'],
    alsoHolds: HOLDS_R,
    read: lines(
      /^[ \t]*-? ?name: |^https?:\/\//m,
      /^[ \t]+(sha256|md5): |#[0-9a-f]{32}/m,
      packagesOfConda,
    ),
  },
  {
    tool: 'renv',
    pattern: /renv\.lock$/i,
    languages: ['r'],
    read: json(/"Hash"\s*:\s*"[0-9a-f]{32}/, packagesOfRenv, ['Packages']),
  },
  {
    tool: 'pak',
    pattern: /(^|\/)pkg\.lock$/,
    languages: ['r'],
    read: content => {
      const parsed = parseJson(content);
      if ('problem' in parsed) return parsed;
      const held = packagesOfPak(parsed.data);
      return {
        packages: held.length,
        hashes: /"sha256"\s*:\s*"[0-9a-f]{64}/.test(content),
        held,
      };
    },
  },
  {
    tool: 'packrat',
    pattern: /(^|\/)packrat\.lock$/,
    languages: ['r'],
    read: lines(/^Package: /m, /^Hash: /m, packagesOfPackrat),
  },
  {
    tool: 'npm',
    pattern: /(^|\/)(package-lock|npm-shrinkwrap)\.json$/,
    languages: ['node'],
    read: json(
      /"integrity"\s*:\s*"sha/,
      packagesOfNpm,
      ['packages'],
      ['dependencies'],
    ),
  },
  {
    tool: 'Yarn',
    pattern: /(^|\/)yarn\.lock$/,
    languages: ['node'],
    read: lines(
      /^[ \t]+"?resolution"?:? |^[ \t]+resolved "|^[ \t]+version:? /m,
      /^[ \t]+(integrity|checksum:) |^[ \t]+resolved "[^"#\n]*#[0-9a-f]{40}/m,
      packagesOfYarn,
    ),
  },
  {
    tool: 'pnpm',
    pattern: /(^|\/)pnpm-lock\.yaml$/,
    languages: ['node'],
    read: lines(/^[ \t]+resolution: /m, /\bintegrity: sha/, keysOfLines),
  },
  {
    tool: 'Bun',
    pattern: /(^|\/)bun\.lock$/,
    languages: ['node'],
    read: lines(/^[ \t]+"[^"\n]+": \[/m, /"sha512-/, keysOfLines),
  },
  {
    tool: 'Nix',
    pattern: /(^|\/)flake\.lock$/,
    languages: ['python', 'r', 'node'],
    read: json(/"narHash"\s*:/, undefined, ['nodes']),
  },
];
