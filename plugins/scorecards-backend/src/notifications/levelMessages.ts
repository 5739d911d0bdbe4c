import type { Cause } from '@opaq/plugin-scorecards-common';
import type { ChangedCheck } from '../database/rows';
import type { OwnedChange } from './LevelNotifier';
import type { Message } from './Outbox';
import type { Titles } from './Titles';
import { count, entityPath, pagePath, some } from './words';

const TOPIC = 'Scorecards: levels';

const CAUSES: Record<Cause, string> = {
  code: 'The code changed',
  rules: 'The scorecard changed',
  catalog: 'Its entry in the catalog changed',
  exemption: 'An exemption began or ended',
  coverage: 'What was unknown is known now, or the reverse',
};

function reasonOf({ cause, row, kind }: OwnedChange, titles: Titles): string {
  const revision =
    cause === 'code' && row.revision ? ` (${row.revision.slice(0, 7)})` : '';
  const checks = (JSON.parse(row.checks) as ChangedCheck[])
    .filter(([, from, to]) => (kind === 'lost' ? to : from) === 'f')
    .map(([check]) => `“${titles.check(check)}”`);
  const what = kind === 'lost' ? 'What fails now' : 'What was repaired';
  const list = checks.length > 0 ? ` ${what}: ${some(checks)}.` : '';
  return `${CAUSES[cause]}${revision}.${list}`;
}

/** What its owner is told of one change of level. */
export function levelMessage(change: OwnedChange, titles: Titles): Message {
  const { row, kind } = change;
  const name = (level: string | null) => titles.level(row.scorecard, level);
  const possible =
    change.proved === change.to ? '' : ` (${name(change.to)} is possible)`;
  const [verb, level, other] =
    kind === 'lost'
      ? ['lost', change.from, `It is at ${name(change.proved)} now${possible}`]
      : ['reached', change.to, `It was at ${name(change.from)} before`];
  return {
    to: row.owner,
    payload: {
      title: `${row.title} ${verb} ${name(level)}`,
      description: `${other}, by ${titles.scorecard(row.scorecard)}. ${reasonOf(
        change,
        titles,
      )}`,
      link: entityPath(row.entity_ref, row.scorecard),
      severity: kind === 'lost' ? 'high' : 'low',
      topic: TOPIC,
    },
  };
}

/** What an owner is told where many levels changed. */
export function levelsMessage(
  owner: string,
  changes: readonly OwnedChange[],
  titles: Titles,
): Message {
  const sentences = (['lost', 'reached'] as const).flatMap(kind => {
    const own = changes.filter(change => change.kind === kind);
    if (own.length === 0) return [];
    const verb = kind === 'lost' ? 'Lost a level' : 'Reached a level';
    const moves = own.map(({ row, from, to }) => {
      const levels = [from, to].map(name => titles.level(row.scorecard, name));
      return `${row.title} (${levels.join(' → ')})`;
    });
    return `${verb}: ${some(moves, 10)}.`;
  });
  const isLoss = changes.some(({ kind }) => kind === 'lost');
  return {
    to: owner,
    payload: {
      title: `${count(changes.length, 'change')} of level within an hour`,
      description: sentences.join(' '),
      link: pagePath('/services', { owner }),
      severity: isLoss ? 'high' : 'low',
      topic: TOPIC,
    },
  };
}
