import { setImmediate } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import type { Scorecard } from '@opaq/engine';
import type { Figures, PreviewResponse } from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import { readStandings } from '../database/readPreview';
import type { EstateReport } from '../database/readEstate';
import type { Outcomes } from '../database/rows';
import type { Entities } from '../estate/Entities';
import { figures } from '../estate/figures';
import { LevelCodes } from '../estate/LevelCodes';
import { Scores } from '../estate/Scores';
import { select } from '../estate/select';
import { standardOf } from '../estate/Standard';
import type { LoadedRules, RulesSource } from '../refresh/RulesSource';
import type { PreviewRequest } from '../reports/Commands';
import type { Visible } from '../reports/VisibleRefs';
import type { WorkerPool } from '../worker/WorkerPool';
import { compareMoves, Comparison, levelName, type Standing } from './moves';
import { Trial } from './Trial';
import { triedReport } from './triedReport';

const LONGEST_SECONDS = 60;
const MAX_MOVES = 200;
/** After so many components others have their turn. */
const BREATH = 250;

interface PreviewOptions {
  database: Database;
  workers: WorkerPool;
  rules: RulesSource;
  /** Says which components there are. */
  estate: { current(): Promise<{ entities: Entities }> };
  /** How long it may take; default 60. */
  seconds?: number;
}

/** A component's report as figures and moves need it. */
type Row = Omit<EstateReport, 'entity_ref' | 'scorecard' | 'evaluated_at'>;

/** Components by index, by one scorecard. */
interface Side {
  scorecard: Scorecard;
  rows: ReadonlyMap<number, Row>;
}

const standingOf = (row: Row | undefined): Standing =>
  row?.covered
    ? {
        level: row.level,
        letters: () => JSON.parse(row.outcomes) as Outcomes,
      }
    : undefined;

/** The scorecard that a filter names, else the one of the same name, else the first. */
function comparedWith(
  { scorecards }: LoadedRules,
  { name: ownName }: Scorecard,
  wanted: string | undefined,
): Scorecard {
  const found = scorecards.find(({ name }) => name === (wanted ?? ownName));
  if (!found && wanted !== undefined) {
    throw new InputError(`filter.scorecard: there is no scorecard '${wanted}'`);
  }
  return found ?? scorecards[0];
}

function figuresOf(
  selected: Int32Array,
  { scorecard, rows }: Side,
  { count, refs }: Entities,
  { checks }: LoadedRules,
): Figures {
  const scores = new Scores(count, new LevelCodes());
  for (const [index, row] of rows) {
    scores.set(index, {
      ...row,
      entity_ref: refs[index],
      scorecard: scorecard.name,
      // Figures need none of these.
      evaluated_at: 0,
      outcomes: '{}',
      exemptions: '{}',
    });
  }
  return figures(selected, scores, standardOf(scorecard, checks, scores));
}

function compare(
  selected: Int32Array,
  before: Side,
  after: Side,
  entities: Entities,
) {
  const { values: owners, codes } = entities.dimensions.owner;
  const comparison = new Comparison(before.scorecard, after.scorecard);
  const counts = new Map<string, { from: string; to: string; count: number }>();
  const moves = [];
  for (const index of selected) {
    const was = standingOf(before.rows.get(index));
    const is = standingOf(after.rows.get(index));
    const [from, to] = [levelName(was), levelName(is)];
    const same = counts.get(`${from}/${to}`) ?? { from, to, count: 0 };
    same.count += 1;
    counts.set(`${from}/${to}`, same);

    const distance = comparison.distance(was, is);
    if (distance === 0) continue;
    const owner = codes[index] > 0 ? owners.values[codes[index]] : undefined;
    const move = {
      entityRef: entities.refs[index],
      title: entities.titles[index],
      ...(owner !== undefined && { owner }),
      from,
      to,
    };
    moves.push({ distance, move, was, is });
  }
  return {
    counts: [...counts.values()],
    moves: moves
      .sort(compareMoves)
      .slice(0, MAX_MOVES)
      .map(({ move, was, is }) => ({
        ...move,
        checks: comparison.checks(was, is),
      })),
    totalMoves: moves.length,
  };
}

const levelsOf = ({ levels }: Scorecard) =>
  levels.map(({ name, title }) => ({ name, title }));

/** Tells who would move by a scorecard that is not in force. Nothing is written. */
export class Preview {
  readonly #options: PreviewOptions;

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  /**
   * @throws `ServiceUnavailableError` where it takes too long, `InputError` where there is no scorecard to compare with,
   * what the signal says where it is aborted.
   */
  async run(
    { definition, filter, signal }: PreviewRequest,
    visible?: Visible,
  ): Promise<PreviewResponse> {
    const { database, workers, estate } = this.#options;
    const { seconds = LONGEST_SECONDS } = this.#options;
    const deadline = Date.now() + seconds * 1000;
    const rules = this.#options.rules.current();
    const parsed = await workers.run('parseText', {
      text: definition,
      inForce: rules.scorecards,
    });
    if ('problems' in parsed) return parsed;
    const { scorecard } = parsed;
    const compared = comparedWith(rules, scorecard, filter.scorecard);

    const { entities } = await estate.current();
    const { rows: selected } = select(entities, filter, visible);
    const refs = Array.from(selected, index => entities.refs[index]);
    const reports = await readStandings(database, refs);
    const trial = new Trial({
      database,
      workers,
      rules,
      scorecard,
      deadline,
      signal,
    });
    const tried = await trial.run(refs, reports);

    const rowsOf = (name: string) =>
      new Map<number, Row>(
        reports
          .filter(report => report.scorecard === name)
          .map(report => [entities.indexOf(report.entity_ref)!, report]),
      );
    // What can't be judged now keeps the report that it has.
    const rows = rowsOf(scorecard.name);
    for (const [count, index] of selected.entries()) {
      if (count % BREATH === 0) await setImmediate();
      const found = tried.get(entities.refs[index]);
      if (found) rows.set(index, triedReport(found, scorecard));
    }
    const before = { scorecard: compared, rows: rowsOf(compared.name) };
    const after = { scorecard, rows };
    return {
      problems: [],
      preview: {
        comparedWith: compared.name,
        fromLevels: levelsOf(compared),
        toLevels: levelsOf(scorecard),
        before: figuresOf(selected, before, entities, rules),
        after: figuresOf(selected, after, entities, rules),
        ...compare(selected, before, after, entities),
        ...(trial.notRead.size > 0 && { notRead: [...trial.notRead].sort() }),
      },
    };
  }
}
