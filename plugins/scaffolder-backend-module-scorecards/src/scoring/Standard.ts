import { InputError, NotFoundError } from '@backstage/errors';
import {
  checks as ownChecks,
  declaredCheck,
  defineCheck,
  parseScorecard,
  unknown,
  type AnyCheck,
  type Scorecard,
} from '@opaq/engine';
import type { ScorecardsApi } from '@opaq/plugin-scorecards-common';
import { parse } from 'yaml';

/** A scorecard, and every check that it may ask for. */
export interface Standard {
  scorecard: Scorecard;
  checks: readonly AnyCheck[];
}

interface Asked {
  levels?: Array<{ checks?: unknown[] }>;
  shown?: unknown[];
  define?: Array<{ id?: unknown }>;
}

/** A third party's checks run in the scorecards backend; what they would say is not known here. */
const checkFromElsewhere = (id: string): AnyCheck =>
  defineCheck({
    id,
    title: id,
    opaq: 'Quality/Testability',
    effort: 'hours',
    looksFor: 'entry',
    uses: {},
    messages: { elsewhere: 'Only the scorecards backend has this check.' },
    run: () => unknown('elsewhere'),
  });

const idOf = (entry: unknown) =>
  typeof entry === 'object' && entry !== null
    ? (entry as { check?: unknown }).check
    : entry;

/** The checks of third parties, which have a namespace, that a scorecard asks for: `acme/quality.naming`. */
function checksFromElsewhere(text: string): AnyCheck[] {
  try {
    const { levels = [], shown = [], define = [] }: Asked = parse(text).spec;
    const asked = [...levels.flatMap(({ checks = [] }) => checks), ...shown];
    const defined = new Set(define.map(({ id }) => id));
    const ids = asked
      .map(idOf)
      .filter(
        (id): id is string =>
          typeof id === 'string' && id.includes('/') && !defined.has(id),
      );
    return [...new Set(ids)].map(checkFromElsewhere);
  } catch {
    // What is wrong with the text, the scorecard's own parser says with its line.
    return [];
  }
}

/**
 * @param origin - Where the text stands, for a person.
 * @throws InputError - with all that is wrong with the text, and where.
 */
export function standardOf(text: string, origin: string): Standard {
  const checks = [...ownChecks, ...checksFromElsewhere(text)];
  const parsed = parseScorecard(text, checks);
  if ('problems' in parsed) {
    const problems = parsed.problems.map(
      ({ line, message }) =>
        `${origin}${line === undefined ? '' : `:${line}`}: ${message}`,
    );
    throw new InputError(`The scorecard can't be used: ${problems.join('; ')}`);
  }
  const { scorecard } = parsed;
  return {
    scorecard,
    checks: [...checks, ...scorecard.define.map(declaredCheck)],
  };
}

/**
 * The scorecard by which the scorecards backend judges now, wherever that has it from.
 *
 * @param name - Of the scorecard. Default: the first one of the portal.
 */
export async function standardInForce(
  scorecards: Pick<ScorecardsApi, 'getScorecard' | 'getScorecards'>,
  name?: string,
): Promise<Standard> {
  const { items } = await scorecards.getScorecards();
  const names = items.map(one => one.name);
  const wanted = name ?? names[0];
  if (wanted === undefined || !names.includes(wanted)) {
    throw new NotFoundError(
      names.length === 0
        ? 'The portal has no scorecard.'
        : `There is no scorecard '${wanted}': use one of ${names.join(', ')}.`,
    );
  }
  const { definition, origin } = await scorecards.getScorecard(wanted);
  return standardOf(definition, origin);
}
