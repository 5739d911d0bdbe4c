import type { Scorecard } from '@opaq/engine';
import type { CheckInfo } from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import {
  readLevelsAt,
  readStandings,
  type StandingRow,
} from '../database/readDigest';
import { readSent } from '../database/readNews';
import type { Outcomes } from '../database/rows';
import { groupBy } from '../groupBy';
import type { Message, Outbox } from './Outbox';
import { Titles, type NamedRules } from './Titles';
import { count, pagePath, some } from './words';

const WEEK = 7 * 86_400_000;
const EFFORTS: ReadonlyArray<CheckInfo['effort']> = [
  'minutes',
  'hours',
  'days',
];

interface DigestOptions {
  database: Database;
  rules: NamedRules;
  outbox: Outbox;
  now: () => Date;
}

/** A component of a group, a week ago and now. */
interface Course {
  row: StandingRow;
  before?: { level: string | null; level_rank: number | null };
  /** Id of the check to repair next. */
  nextStep?: string;
}

function nextStepOf(
  { levels }: Scorecard,
  outcomes: Outcomes,
  effortOf: (checkId: string) => number,
): string | undefined {
  const failing = levels.map(({ requirements }) =>
    requirements.map(({ check }) => check).filter(id => outcomes[id] === 'f'),
  );
  const next = failing.find(checks => checks.length > 0) ?? [];
  return next.sort((a, b) => effortOf(a) - effortOf(b))[0];
}

/** Tells each owning group once a week what changed, and what to do next. */
export class Digest {
  readonly #options: DigestOptions;

  constructor(options: DigestOptions) {
    this.#options = options;
  }

  /** Sends today's digests, those that were sent already excepted. */
  async run(): Promise<void> {
    const { database, outbox, rules } = this.#options;
    const now = this.#options.now();
    // The day of the clock that the schedule goes by.
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].join(
      '-',
    );
    const whole = `digest/${day}`;
    if ((await readSent(database, [whole])).size > 0) return;

    const titles = new Titles(rules.current());
    const courses = await this.#courses(new Date(now.getTime() - WEEK));
    let isWhole = true;
    for (const [owner, own] of groupBy(courses, ({ row }) => row.owner)) {
      const isDone = await outbox.send([`${whole}/${owner}`], () =>
        digestMessage(owner, own, titles),
      );
      isWhole &&= isDone;
    }
    if (isWhole) await outbox.send([whole], () => undefined);
  }

  async #courses(since: Date): Promise<Course[]> {
    const { database, rules } = this.#options;
    const { scorecards, checks } = rules.current();
    const efforts = new Map(
      checks.map(({ id, effort }) => [id, EFFORTS.indexOf(effort)]),
    );
    const effortOf = (id: string) => efforts.get(id) ?? EFFORTS.length;
    const byName = new Map(scorecards.map(one => [one.name, one]));
    const keyOf = (row: Pick<StandingRow, 'entity_ref' | 'scorecard'>) =>
      `${row.entity_ref} ${row.scorecard}`;
    const levels = await readLevelsAt(database, since.getTime());
    const past = new Map(levels.map(row => [keyOf(row), row]));
    return (await readStandings(database)).flatMap(row => {
      const scorecard = byName.get(row.scorecard);
      if (!scorecard) return [];
      const outcomes = JSON.parse(row.outcomes) as Outcomes;
      const nextStep = nextStepOf(scorecard, outcomes, effortOf);
      return { row, before: past.get(keyOf(row)), nextStep };
    });
  }
}

function sectionOf(own: readonly Course[], titles: Titles): string[] {
  const difference = ({ row, before }: Course) =>
    before ? (row.level_rank ?? 0) - (before.level_rank ?? 0) : 0;
  const moves = (sign: number) =>
    own
      .filter(course => Math.sign(difference(course)) === sign)
      .map(({ row, before }) => {
        const levels = [before?.level ?? null, row.level];
        const names = levels.map(level => titles.level(row.scorecard, level));
        return `${row.title} (${names.join(' → ')})`;
      });
  const steps = own.flatMap(({ row, nextStep }) =>
    nextStep ? `${row.title}: “${titles.check(nextStep)}”` : [],
  );
  return [
    ['Up', moves(1)] as const,
    ['Down', moves(-1)] as const,
    ['Next', steps] as const,
  ].flatMap(([title, items]) =>
    items.length > 0 ? `${title}: ${some(items)}.` : [],
  );
}

/** Undefined where nothing changed and nothing is to be done. */
function digestMessage(
  owner: string,
  courses: readonly Course[],
  titles: Titles,
): Message | undefined {
  const byScorecard = [...groupBy(courses, ({ row }) => row.scorecard)];
  const sections = byScorecard.flatMap(([name, own]) => {
    const sentences = sectionOf(own, titles);
    if (sentences.length === 0) return [];
    const title = byScorecard.length > 1 ? `${titles.scorecard(name)}. ` : '';
    return `${title}${sentences.join(' ')}`;
  });
  if (sections.length === 0) return undefined;
  const components = new Set(courses.map(({ row }) => row.entity_ref));
  return {
    to: owner,
    payload: {
      title: `This week's scorecards of your ${count(
        components.size,
        'component',
      )}`,
      description: sections.join(' '),
      link: pagePath('', { owner }),
      severity: 'low',
      topic: 'Scorecards: weekly digest',
    },
  };
}
