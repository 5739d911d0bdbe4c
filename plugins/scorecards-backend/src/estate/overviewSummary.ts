import {
  CHANGE_DAYS,
  type OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import { movements } from './changes';
import { exemptionCounts } from './exemptions';
import { figures } from './figures';
import { fixNext } from './fixNext';
import { movers } from './movers';
import type { Selection } from './Selection';
import { stale } from './stale';
import { unscored } from './unscored';
import type { View } from './View';

const DEFAULT_DAYS = 30;

/** An overview without what a reader opens and closes in it. */
export type OverviewSummary = Omit<OverviewResponse, 'heatMap' | 'facets'>;

/**
 * Where some components stand, how that changed, and what to do next.
 *
 * @param days - Of the period whose movers are shown.
 */
export function overviewSummary(
  view: View,
  selection: Selection,
  days = DEFAULT_DAYS,
): OverviewSummary {
  const { entities, scores, standard, steps, now } = view;
  const { rows } = selection;
  const log = view.history.changes;
  const moved = movements(
    { selection, scores, standard, log, now },
    CHANGE_DAYS,
  );
  const shown = moved.find(({ change }) => change.days === days)!;
  return {
    scorecard: standard.name,
    totals: {
      ...figures(rows, scores, standard),
      unscored: unscored(rows, entities, scores),
    },
    changes: moved.map(({ change }) => change),
    fixNext: fixNext(rows, scores, standard, steps),
    movers: movers({ rows, entities, scores, standard, log }, shown),
    exemptions: exemptionCounts(selection, scores, standard, now),
    stale: stale(rows, entities, scores),
  };
}
