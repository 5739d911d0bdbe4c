import type { TrendQuery, TrendResponse } from '@opaq/plugin-scorecards-common';
import { PAST_DAYS, RULE_CHANGE } from './components';
import { mean } from './figures';
import { select } from './filter';
import { scorecardOf } from './scorecards';
import { outcomeOn, standingOn, type Standing } from './standing';

const DAY_MS = 86_400_000;
const MOST_POINTS = 100;
/** Days ago on which nothing looked. */
const GAP = { from: 211, to: 190 };
const ENGINE_CHANGE = 26;

const OUTCOMES = [
  { id: 'pass', title: 'Pass' },
  { id: 'fail', title: 'Fail' },
  { id: 'unknown', title: 'Unknown' },
];

const at = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS);

export function trendOf(query: TrendQuery = {}): TrendResponse {
  const scorecard = scorecardOf(query.scorecard);
  const components = select(query);
  const days = Math.min(Number(query.days ?? 90), PAST_DAYS);
  const step = Math.ceil(days / MOST_POINTS);
  const points = [];
  for (let ago = days - (days % step); ago >= 0; ago -= step) {
    const scored = components
      .map(component => ({
        component,
        standing: standingOn(component, scorecard, ago),
      }))
      .filter(
        (one): one is typeof one & { standing: Standing } =>
          one.standing !== undefined,
      );
    const share = (wanted: (one: (typeof scored)[number]) => boolean) =>
      scored.filter(wanted).length;
    const { check } = query;
    const counts = check
      ? [['pass'], ['fail'], ['unknown', 'error']].map(outcomes =>
          share(one => outcomes.includes(outcomeOn(one.component, check, ago))),
        )
      : [0, ...scorecard.levels.map((_, index) => index + 1)].map(rank =>
          share(one => one.standing.rank === rank),
        );
    points.push({
      date: at(ago).toISOString().slice(0, 10),
      value:
        ago <= GAP.from && ago >= GAP.to
          ? undefined
          : {
              components: scored.length,
              counts,
              score: mean(scored.map(one => one.standing.score)),
              coverage: mean(scored.map(one => one.standing.coverage)),
            },
    });
  }
  return {
    series: query.check
      ? OUTCOMES
      : [
          { id: 'none', title: `Below ${scorecard.levels[0].title}` },
          ...scorecard.levels.map(({ name, title }) => ({ id: name, title })),
        ],
    points,
    ruleChanges: [
      {
        at: at(RULE_CHANGE).toISOString(),
        kind: 'scorecard' as const,
        title:
          'Operational Excellence asks for a bot that updates dependencies',
      },
      {
        at: at(ENGINE_CHANGE).toISOString(),
        kind: 'engine' as const,
        title: 'Engine 0.4.0',
      },
    ].filter(change => Date.parse(change.at) >= at(days).getTime()),
  };
}
