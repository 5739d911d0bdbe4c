import { InputError } from '@backstage/errors';
import type { Scorecard } from '@opaq/engine';
import type { Figures, PreviewResponse } from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import {
  readGroups,
  readSubjects,
  type EstateReport,
} from '../database/readEstate';
import { readStandings } from '../database/readPreview';
import type { Outcomes } from '../database/rows';
import { Entities } from '../estate/Entities';
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

const standingOf = (report: EstateReport | undefined): Standing =>
  report?.covered
    ? {
        level: report.level,
        letters: JSON.parse(report.outcomes) as Outcomes,
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

/** Tells who would move by a scorecard that is not in force. Nothing is written. */
export class Preview {
  readonly #options: {
    database: Database;
    workers: WorkerPool;
    rules: RulesSource;
    seconds?: number;
  };

  constructor(options: {
    database: Database;
    workers: WorkerPool;
    rules: RulesSource;
    /** How long it may take; default 60. */
    seconds?: number;
  }) {
    this.#options = options;
  }

  /**
   * @throws `ServiceUnavailableError` where it takes too long, `InputError` where there is no scorecard to compare with.
   */
  async run(
    { definition, filter }: PreviewRequest,
    visible?: Visible,
  ): Promise<PreviewResponse> {
    const { database, workers, seconds = LONGEST_SECONDS } = this.#options;
    const deadline = Date.now() + seconds * 1000;
    const rules = this.#options.rules.current();
    const parsed = await workers.run('parseText', {
      text: definition,
      inForce: rules.scorecards,
    });
    if ('problems' in parsed) return parsed;
    const { scorecard } = parsed;
    const compared = comparedWith(rules, scorecard, filter.scorecard);

    const entities = new Entities(
      await readSubjects(database),
      await readGroups(database),
    );
    const { rows } = select(entities, filter, visible);
    const refs = Array.from(rows, index => entities.refs[index]);
    const trial = new Trial({ database, workers, rules, scorecard, deadline });
    const tried = await trial.run(refs);

    const before = new Map<string, EstateReport>();
    const kept = new Map<string, EstateReport>();
    for (const report of await readStandings(database, refs)) {
      const { entity_ref: ref, scorecard: name } = report;
      if (name === compared.name) before.set(ref, report);
      if (name === scorecard.name) kept.set(ref, report);
    }
    const after = new Map<string, EstateReport>();
    for (const ref of refs) {
      const found = tried.get(ref);
      const report = found ? triedReport(ref, found, scorecard) : kept.get(ref);
      if (report) after.set(ref, report);
    }
    const figuresOf = (
      reports: ReadonlyMap<string, EstateReport>,
      by: Scorecard,
    ): Figures => {
      const scores = new Scores(entities.count, new LevelCodes());
      for (const [ref, report] of reports) {
        scores.set(entities.indexOf(ref)!, report);
      }
      return figures(rows, scores, standardOf(by, rules.checks, scores));
    };
    const comparison = new Comparison(compared, scorecard);
    const counts = new Map<
      string,
      { from: string; to: string; count: number }
    >();
    const moves = [];
    for (const index of rows) {
      const entityRef = entities.refs[index];
      const was = standingOf(before.get(entityRef));
      const is = standingOf(after.get(entityRef));
      const [from, to] = [levelName(was), levelName(is)];
      const count = counts.get(`${from}/${to}`) ?? { from, to, count: 0 };
      count.count += 1;
      counts.set(`${from}/${to}`, count);
      const distance = comparison.distance(was, is);
      if (distance === 0) continue;
      const { values, codes } = entities.dimensions.owner;
      const move = {
        entityRef,
        title: entities.titles[index],
        ...(codes[index] > 0 && { owner: values.values[codes[index]] }),
        from,
        to,
        checks: comparison.checks(was, is),
      };
      moves.push({ distance, move });
    }
    const levelsOf = ({ levels }: Scorecard) =>
      levels.map(({ name, title }) => ({ name, title }));
    return {
      problems: [],
      preview: {
        comparedWith: compared.name,
        fromLevels: levelsOf(compared),
        toLevels: levelsOf(scorecard),
        before: figuresOf(before, compared),
        after: figuresOf(after, scorecard),
        counts: [...counts.values()],
        moves: moves
          .sort(compareMoves)
          .slice(0, MAX_MOVES)
          .map(({ move }) => move),
        totalMoves: moves.length,
        ...(trial.notRead.size > 0 && { notRead: [...trial.notRead].sort() }),
      },
    };
  }
}
