import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Scorecard } from '@opaq/engine';
import type { Database } from '../database/Database';
import { readSent } from '../database/readNews';
import {
  isJudging,
  readRuleChanges,
  readRulesSteps,
  type RulesStep,
} from '../database/readRulesNews';
import type { RuleChangeRow } from '../database/rows';
import { groupBy } from '../groupBy';
import type { Message, Outbox } from './Outbox';
import { Titles, type NamedRules } from './Titles';
import { count, pagePath } from './words';

const MINUTE = 60_000;
/** All is judged by new rules after so long, or what is left has to wait for something else. */
const JUDGED_AFTER = 6 * 60 * MINUTE;
const NEWS_FOR = 24 * 60 * MINUTE;

interface RulesNotifierOptions {
  database: Database;
  rules: NamedRules;
  outbox: Outbox;
  logger: LoggerService;
  now: () => Date;
}

/** Where an entity stood before rules changed, and where it stands by them. */
type Move = Omit<RulesStep, 'entity_ref'>;

function movesOf(steps: readonly RulesStep[]): Move[] {
  const moves = new Map<string, Move>();
  for (const step of steps) {
    const { from_level, from_rank } = moves.get(step.entity_ref) ?? step;
    moves.set(step.entity_ref, { ...step, from_level, from_rank });
  }
  return [...moves.values()].filter(
    ({ from_level, from_rank, level, level_rank }) =>
      from_rank !== null && level_rank !== null && from_level !== level,
  );
}

function ownerOf({ owner }: Scorecard): string | undefined {
  if (!owner) return undefined;
  try {
    return stringifyEntityRef(parseEntityRef(owner, { defaultKind: 'group' }));
  } catch {
    return undefined;
  }
}

/** Tells the owner of a scorecard what a change of the rules did to all together. */
export class RulesNotifier {
  readonly #options: RulesNotifierOptions;

  constructor(options: RulesNotifierOptions) {
    this.#options = options;
  }

  /** Tells of changes by which all was judged since the last time. */
  async run(): Promise<void> {
    const { database, rules } = this.#options;
    const now = this.#options.now().getTime();
    const changes = await readRuleChanges(
      database,
      now - NEWS_FOR - JUDGED_AFTER,
    );
    if (changes.length === 0) return;
    const { scorecards } = rules.current();
    for (const scorecard of scorecards) {
      const own = changes.filter(
        change =>
          change.scorecard === scorecard.name || change.scorecard === null,
      );
      const times = [...new Set(own.map(({ at }) => Number(at)))];
      const keyOf = (at: number) => `rules/${at}/${scorecard.name}`;
      const sent = await readSent(database, times.map(keyOf));
      for (const [index, at] of times.entries()) {
        if (sent.has(keyOf(at)) || !(await this.#isJudged(at, now))) continue;
        const span = { from: at, to: times[index + 1] };
        const together = own.filter(change => Number(change.at) === at);
        await this.#tell(keyOf(at), scorecard, together, span);
      }
    }
  }

  async #isJudged(at: number, now: number): Promise<boolean> {
    if (now - at > JUDGED_AFTER) return true;
    return now - at > MINUTE && !(await isJudging(this.#options.database));
  }

  async #tell(
    key: string,
    scorecard: Scorecard,
    changes: readonly RuleChangeRow[],
    span: { from: number; to?: number },
  ) {
    const { database, outbox, rules, logger } = this.#options;
    const steps = await readRulesSteps(database, scorecard.name, span);
    const moves = movesOf(steps);
    await outbox.send([key], () => {
      if (moves.length === 0) return undefined;
      const titles = new Titles(rules.current());
      const to = ownerOf(scorecard);
      const payload = payloadOf(scorecard, changes, moves, titles);
      if (to) return { to, payload };
      logger.info(
        `${payload.title}. ${payload.description} Nobody is told: the scorecard ${scorecard.name} names no owner.`,
      );
      return undefined;
    });
  }
}

function payloadOf(
  { name, title }: Scorecard,
  changes: readonly RuleChangeRow[],
  moves: readonly Move[],
  titles: Titles,
): Message['payload'] {
  const isUp = ({ level_rank, from_rank }: Move) =>
    (level_rank ?? 0) > (from_rank ?? 0);
  const up = moves.filter(isUp).length;
  const counts = groupBy(moves, move =>
    [move.from_level, move.level]
      .map(level => titles.level(name, level))
      .join(' → '),
  );
  const largest = [...counts].sort(([, a], [, b]) => b.length - a.length);
  // No names: nobody knows which of them the owner of a scorecard may see. The page knows.
  const lines = largest.map(([step, own]) => `${step}: ${own.length}`);
  return {
    title: `${title}: new rules moved ${count(moves.length, 'component')}`,
    description: `${up} up, ${moves.length - up} down. ${lines.join(
      '; ',
    )}. What changed: ${changes.map(change => change.title).join('; ')}.`,
    link: pagePath('', { scorecard: name }),
    severity: 'normal',
    topic: 'Scorecards: rules',
  };
}
