import { addChecks, checks, declaredCheck, type AnyCheck } from '@opaq/engine';
import type { RepositoryTask } from './tasks';

/**
 * The engine's checks and those of third parties.
 *
 * @throws Where a module can't be loaded, or what it exports can't be used.
 */
export function loadChecks(checkModules: readonly string[]): AnyCheck[] {
  return checkModules.reduce<AnyCheck[]>(
    (known, modulePath) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known only at run time
      const module = require(modulePath) as { checks?: unknown };
      return [...addChecks(known, module.checks, modulePath)];
    },
    [...checks],
  );
}

/** Those, and the checks without code. */
export const checksFor = ({
  checkModules,
  declarations,
}: RepositoryTask): AnyCheck[] => [
  ...loadChecks(checkModules),
  ...declarations.map(declaredCheck),
];
