import type { AnyCheck } from '../checks/Check';
import type { Outcome } from '../report';
import { runOnTree, type CheckCase } from './runOnTree';

interface NamedCase extends CheckCase {
  name: string;
  /** The first piece of evidence: a path, or `path:line`. */
  at?: string;
  /** Words that the message holds. */
  message?: string | RegExp;
}

/** Runs a check over tables of small trees, by the outcome that each must have. */
export function describeCheck(
  check: AnyCheck,
  table: Partial<Record<Outcome, NamedCase[]>>,
): void {
  describe(`${check.id}`, () => {
    for (const [outcome, cases] of Object.entries(table)) {
      describe(`answers ${outcome}`, () => {
        it.each(cases)('$name', given => {
          const result = runOnTree(check, given);
          const [first] = result.locations;
          const line = given.at?.includes(':') ? `:${first?.line}` : '';
          expect({ ...result, at: `${first?.path}${line}` }).toMatchObject({
            outcome,
            ...(given.at && { at: given.at }),
          });
          expect(result.message).toMatch(given.message ?? '');
        });
      });
    }
  });
}
