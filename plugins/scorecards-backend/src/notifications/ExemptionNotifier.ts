import { createHash } from 'node:crypto';
import type { ReportExemption } from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import { readExemptions, type ExemptionsRow } from '../database/readExemptions';
import { readSent } from '../database/readNews';
import type { Exemptions, Letter, Outcomes } from '../database/rows';
import { groupBy } from '../groupBy';
import type { Message, Outbox } from './Outbox';
import { Titles, type NamedRules } from './Titles';
import { count, entityPath, pagePath, some } from './words';

const DAY = 86_400_000;
/** Days before the last one on which it is told, the most urgent first. */
const STAGES = [3, 14];
/** For so many days an exemption that ended is news. */
const EXPIRED_FOR = 7;

/** An exemption of which its owner is to be told. */
interface Due {
  key: string;
  /** Days before its end, or that it is over. */
  stage: number | 'expired';
  daysLeft: number;
  checkId: string;
  exemption: ReportExemption;
  row: ExemptionsRow;
}

function stageOf(
  { status }: ReportExemption,
  daysLeft: number,
  outcome: Letter | undefined,
): Due['stage'] | undefined {
  if (status === 'expired') {
    const isNeeded = outcome !== 'p' && outcome !== 'n';
    return isNeeded && daysLeft >= -EXPIRED_FOR ? 'expired' : undefined;
  }
  if (status !== 'inForce' || daysLeft < 0) return undefined;
  return STAGES.find(days => daysLeft <= days);
}

function dueOf(row: ExemptionsRow, today: string): Due[] {
  const exemptions = Object.entries(JSON.parse(row.exemptions) as Exemptions);
  const outcomes = JSON.parse(row.outcomes) as Outcomes;
  return exemptions.flatMap(([checkId, exemption]) => {
    const { expires } = exemption;
    const daysLeft = (Date.parse(expires) - Date.parse(today)) / DAY;
    const stage = stageOf(exemption, daysLeft, outcomes[checkId]);
    if (!stage) return [];
    // The same in each scorecard. Longer than a key may be, as it stands.
    const id = createHash('sha256')
      .update(JSON.stringify([row.entity_ref, checkId, expires, stage]))
      .digest('hex');
    const key = `exemption/${id}`;
    return { key, stage, daysLeft, checkId, exemption, row };
  });
}

interface ExemptionNotifierOptions {
  database: Database;
  rules: NamedRules;
  outbox: Outbox;
  now: () => Date;
}

/** Tells owners of exemptions that end soon, or have ended. */
export class ExemptionNotifier {
  readonly #options: ExemptionNotifierOptions;

  constructor(options: ExemptionNotifierOptions) {
    this.#options = options;
  }

  /** Tells what is due today and was not told. */
  async run(): Promise<void> {
    const { database, rules, outbox, now } = this.#options;
    const today = now().toISOString().slice(0, 10);
    const rows = await readExemptions(database);
    const all = new Map(
      rows.flatMap(row => dueOf(row, today)).map(due => [due.key, due]),
    );
    const sent = await readSent(database, [...all.keys()]);
    const due = [...all.values()].filter(({ key }) => !sent.has(key));
    const titles = new Titles(rules.current());
    const parcels = groupBy(due, ({ row, stage }) => `${row.owner} ${stage}`);
    for (const together of parcels.values()) {
      await outbox.send(
        together.map(({ key }) => key),
        claimed => {
          const mine = together.filter(({ key }) => claimed.has(key));
          return mine.length === 1
            ? exemptionMessage(mine[0], titles)
            : exemptionsMessage(mine, titles);
        },
      );
    }
  }
}

function whenOf({ stage, daysLeft }: Due): string {
  if (stage === 'expired') return 'has ended';
  return daysLeft === 0 ? 'ends today' : `ends in ${count(daysLeft, 'day')}`;
}

const severityOf = ({ stage }: Due) => (stage === 14 ? 'normal' : 'high');

const TOPIC = 'Scorecards: exemptions';

function exemptionMessage(due: Due, titles: Titles): Message {
  const { row, checkId, exemption } = due;
  const { path } = exemption.location;
  const then =
    due.stage === 'expired'
      ? `Its last day was ${exemption.expires}. The check counts again: repair it, or ask for more time in ${path}.`
      : `Its last day is ${exemption.expires}. After it the check counts again: repair it until then, or ask for more time in ${path}.`;
  return {
    to: row.owner,
    payload: {
      title: `${row.title}: the exemption from “${titles.check(
        checkId,
      )}” ${whenOf(due)}`,
      description: then,
      link: entityPath(row.entity_ref, row.scorecard),
      severity: severityOf(due),
      topic: TOPIC,
    },
  };
}

function exemptionsMessage(dues: readonly Due[], titles: Titles): Message {
  const [first] = dues;
  const { owner } = first.row;
  const list = dues.map(
    ({ row, checkId, exemption }) =>
      `${row.title}, “${titles.check(checkId)}” (${exemption.expires})`,
  );
  return {
    to: owner,
    payload: {
      title: `${dues.length} exemptions ${
        first.stage === 'expired'
          ? 'have ended'
          : `end within ${first.stage} days`
      }`,
      description: `${some(list, 10)}. ${
        first.stage === 'expired'
          ? 'Their checks count again.'
          : 'After their last day the checks count again.'
      }`,
      link: pagePath('/exemptions', { owner }),
      severity: severityOf(first),
      topic: TOPIC,
    },
  };
}
