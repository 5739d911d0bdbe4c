import { isTable, text } from '../../parse';
import type { Dependency } from './Manifest';

/** Where a package is taken from if not from an index: the address with its commit, or a path. */
function addressOf(value: Record<string, unknown>): string | undefined {
  const git = text(value.git);
  if (git !== undefined) {
    const rev = text(value.rev) ?? text(value.ref) ?? text(value.tag);
    return rev === undefined ? `git+${git}` : `git+${git}@${rev}`;
  }
  return text(value.path) ?? text(value.file) ?? text(value.url);
}

// Keys under which Poetry, Pipenv and Pixi say where a package is wanted at all.
const CONDITIONS =
  /^(markers|python|platform|platform_\w+|sys_platform|python_(full_)?version)$/;

/** Tables of a package's name and its range, or a table that holds one, as Poetry, Pipenv and Pixi write them. */
export function namedDependencies(
  table: Record<string, unknown>,
  scope?: Dependency['scope'],
): Dependency[] {
  return Object.entries(table).map(([name, value]): Dependency => {
    const scoped = scope ? { scope } : {};
    if (typeof value === 'string') return { name, spec: value, ...scoped };
    // A list says it once for each platform or interpreter.
    if (!isTable(value))
      return { name, spec: '', conditional: true, ...scoped };
    const address = addressOf(value);
    const conditional = Object.keys(value).some(key => CONDITIONS.test(key));
    return {
      name,
      spec: address === undefined ? text(value.version) ?? '' : `@ ${address}`,
      ...(value.optional === true ? { scope: 'optional' } : scoped),
      ...(conditional ? { conditional } : {}),
    };
  });
}
