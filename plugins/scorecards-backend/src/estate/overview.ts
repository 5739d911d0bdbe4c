import {
  CHANGE_DAYS,
  type Facets,
  type OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import type { OverviewFilter } from '../reports/ReportsReader';
import { movements } from './changes';
import { exemptionCounts } from './exemptions';
import { figures } from './figures';
import { fixNext } from './fixNext';
import { heatMap } from './heatMap';
import { movers } from './movers';
import type { Selection } from './Selection';
import { stale } from './stale';
import { unscored } from './unscored';
import type { View } from './View';

const DEFAULT_DAYS = 30;

/** Where some components stand, how that changed, and what to do next. */
export function overview(
  view: View,
  selection: Selection,
  query: Omit<OverviewFilter, 'scorecard'>,
  facets: Facets,
): OverviewResponse {
  const { entities, scores, standard, steps, now } = view;
  const { rows } = selection;
  const log = view.history.changes;
  const moved = movements(
    { selection, scores, standard, log, now },
    CHANGE_DAYS,
  );
  const shown = moved.find(
    ({ change }) => change.days === (query.days ?? DEFAULT_DAYS),
  )!;
  return {
    scorecard: standard.name,
    totals: {
      ...figures(rows, scores, standard),
      unscored: unscored(rows, entities, scores),
    },
    changes: moved.map(({ change }) => change),
    heatMap: heatMap(
      { rows, entities, scores, standard },
      { ...query, groupBy: query.groupBy ?? 'owner' },
    ),
    fixNext: fixNext(rows, scores, standard, steps),
    movers: movers({ rows, entities, scores, standard, log }, shown),
    exemptions: exemptionCounts(selection, scores, standard, now),
    stale: stale(rows, entities, scores),
    facets,
  };
}
