import { readFileSync } from 'node:fs';
import {
  checks,
  operationalExcellence,
  parseScorecard,
  type Scorecard,
} from '@opaq/engine';
import { UserError } from '../UserError';

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `There is no scorecard ${file}.`
        : `The scorecard ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}

/**
 * The scorecard in a file, or the default one.
 *
 * @throws {@link UserError} With all that is wrong with it, a line each.
 */
export function readScorecard(file: string | undefined): Scorecard {
  const name = file ?? 'operational-excellence';
  const text = file === undefined ? operationalExcellence : textOf(file);
  const read = parseScorecard(text, checks);
  if ('scorecard' in read) return read.scorecard;
  const problems = read.problems.map(({ message, line }) =>
    [name, line, ` ${message}`].filter(part => part !== undefined).join(':'),
  );
  throw new UserError(
    [`The scorecard ${name} cannot be used:`, ...problems].join('\n'),
  );
}
