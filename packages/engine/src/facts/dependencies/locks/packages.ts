import { isTable, tableAt, text, type Table } from '../../parse';
import { ofPak } from '../manifests/r';
import type { LockedPackage } from './Lock';

/** Packages past which a lock is not compared with manifests; the largest that people have hold a few thousand. */
const MAX_PACKAGES = 10_000;
const MAX_NAME = 214;

/** Each package once, as a lock keeps them; nothing where they are too many. */
export function bounded(held: readonly LockedPackage[] | undefined): {
  packages?: LockedPackage[];
} {
  if (held === undefined) return {};
  const once = new Map<string, LockedPackage>();
  for (const one of held) {
    if (one.name.length > MAX_NAME) continue;
    once.set(`${one.name} ${one.version ?? ''} ${one.asked ?? ''}`, one);
    if (once.size > MAX_PACKAGES) return {};
  }
  return { packages: [...once.values()] };
}

const withVersion = (name: string, version: string | undefined) =>
  version === undefined ? { name } : { name, version };

/** uv, Poetry, PDM and PEP 751: a list of tables. */
export const packagesOfToml = (list: readonly unknown[]): LockedPackage[] =>
  list.flatMap(one => {
    const name = isTable(one) ? text(one.name) : undefined;
    return name === undefined
      ? []
      : [withVersion(name, text(tableAt(one).version))];
  });

/** What a `Pipfile.lock` holds. */
export const packagesOfPipenv = (data: Table): LockedPackage[] =>
  ['default', 'develop'].flatMap(section =>
    Object.entries(tableAt(data, section)).map(([name, value]) =>
      withVersion(name, text(tableAt(value).version)?.replace(/^=+/, '')),
    ),
  );

/** What a `renv.lock` holds. */
export const packagesOfRenv = (data: Table): LockedPackage[] =>
  Object.keys(tableAt(data, 'Packages')).map(name => ({ name }));

/** What a `pkg.lock` of pak holds. */
export const packagesOfPak = (data: Table): LockedPackage[] =>
  ofPak(data).flatMap(({ package: name }) =>
    typeof name === 'string' ? [{ name }] : [],
  );

/** What a `packrat.lock` holds. */
export const packagesOfPackrat = (content: string): LockedPackage[] =>
  [...content.matchAll(/^Package: (\S{1,214})/gm)].map(([, name]) => ({
    name,
  }));

/** npm repeats what each `package.json` of the workspace asks for; in its first version it only lists what it installs. */
export function packagesOfNpm(data: Table): LockedPackage[] {
  const places = Object.entries(tableAt(data, 'packages'));
  if (places.length === 0) {
    return Object.keys(tableAt(data, 'dependencies')).map(name => ({ name }));
  }
  return places
    .filter(([place]) => !/(^|\/)node_modules\//.test(place))
    .flatMap(([, one]) =>
      ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap(
        field =>
          Object.entries(tableAt(one, field)).map(([name, asked]) => ({
            name,
            ...(typeof asked === 'string' ? { asked } : {}),
          })),
      ),
    );
}

/** The entries of Yarn: `express@^5.0.0, express@^5.1.0:`, with `npm:` before the range since its second version. */
export const packagesOfYarn = (content: string): LockedPackage[] =>
  content
    .split('\n')
    .filter(line => /^["@\w]/.test(line))
    .flatMap(line => [
      ...line.slice(0, 5_000).matchAll(/(?:^|[\s,"])(@?[^@\s",]{1,214})@/g),
    ])
    .map(([, name]) => ({ name }));

/**
 * Everything that stands as a key in the lock of pnpm or Bun: names of packages, with their versions or without, and a
 * few words of the format, which nobody calls a package.
 */
export const keysOfLines = (content: string): LockedPackage[] =>
  content.split('\n').flatMap(line => {
    const key =
      /^\s+["']?\/?(@?[\w.-]{1,100}(?:\/[\w.-]{1,100})?)(?:[@/(][^\s:]{0,300})?["']?:/.exec(
        line.slice(0, 600),
      )?.[1];
    if (key === undefined) return [];
    // `/express/4.18.2:` was how pnpm wrote it at first.
    const bare = key.startsWith('@') ? key : key.split('/', 1)[0];
    return [{ name: bare }];
  });

/** `https://…/noarch/pandas-2.2.3-py312_0.conda`: a name, a version and a build. */
const CONDA_FILE =
  /\/([a-z0-9_][\w.-]{0,100})-[^-\s/]{1,60}-[^-\s/]{1,60}\.(?:conda|tar\.bz2)\b/gi;
const WHEEL = /\/([A-Za-z0-9][\w.]{0,100})-\d[^\s/]{0,160}\.(?:whl|tar\.gz)\b/g;
const NAME = /^[ \t]*(?:-[ \t]+)?name: ["']?([\w.-]{1,100})/gm;

/** conda-lock, Pixi and explicit lists: names under a key of their own, or in the addresses of the files. */
export const packagesOfConda = (content: string): LockedPackage[] =>
  [NAME, CONDA_FILE, WHEEL].flatMap(pattern =>
    [...content.matchAll(pattern)].map(([, name]) => ({ name })),
  );
