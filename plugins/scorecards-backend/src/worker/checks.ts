import { checks as ownChecks, type AnyCheck } from '@opaq/engine';

function checksOf(modulePath: string): readonly AnyCheck[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known only at run time
  const { checks } = require(modulePath) as { checks?: unknown };
  if (!Array.isArray(checks)) {
    throw new Error(
      `${modulePath} has no export 'checks' that is a list of checks`,
    );
  }
  return checks;
}

/** The engine's checks and those of third parties. */
export function loadChecks(checkModules: readonly string[]): AnyCheck[] {
  const all = [...ownChecks, ...checkModules.flatMap(checksOf)];
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new Error(`the check '${id}' exists twice`);
    seen.add(id);
  }
  return all;
}
