import {
  operationalExcellence,
  parseScorecard,
  type AnyCheck,
  type Scorecard,
} from '@opaq/engine';
import { UserError } from '../UserError';
import { problemsOf, textOf } from './readConfig';

/**
 * The scorecard in a file, or the default one.
 *
 * @throws {@link UserError} With all that is wrong with it, a line each.
 */
export function readScorecard(
  file: string | undefined,
  checks: readonly AnyCheck[],
): Scorecard {
  const name = file ?? 'operational-excellence';
  const text =
    file === undefined ? operationalExcellence : textOf(file, 'scorecard');
  const read = parseScorecard(text, checks);
  if ('scorecard' in read) return read.scorecard;
  throw new UserError(
    [
      `The scorecard ${name} cannot be used:`,
      ...problemsOf(name, read.problems),
    ].join('\n'),
  );
}
