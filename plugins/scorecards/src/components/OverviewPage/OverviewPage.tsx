import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import { useEstateFilter } from '../../hooks/useEstateFilter';
import { useOverview } from '../../hooks/useOverview';
import { useScorecards } from '../../hooks/useScorecards';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { EstateFilters } from '../common/EstateFilters';
import { LoadError } from '../common/LoadError';
import { NoServices } from '../common/NoServices';
import { Actions } from './Actions';
import { ChangePanel } from './ChangePanel';
import { ExemptionsPanel } from './ExemptionsPanel';
import { FixNextPanel } from './FixNextPanel';
import { HeatMapPanel } from './HeatMap';
import { MoversPanel } from './MoversPanel';
import { OverviewSkeleton } from './OverviewSkeleton';
import { StalePanel } from './StalePanel';
import { StandsPanel } from './StandsPanel';
import { useOverviewStyles } from './styles';
import { TrendPanel } from './Trend';
import { useView, type ViewState } from './useView';

// A rule about pages is not a rule about a class, so the theme's styles cannot say it.
const PAPER = '@page { size: A4 portrait; margin: 10mm }';

const NO_LEVELS: Levels = [];

function Figures(props: {
  overview: OverviewResponse;
  levels: Levels;
  filter: ReturnType<typeof useEstateFilter>['filter'];
  view: ViewState;
  busy: boolean;
}) {
  const { overview, levels, filter, view, busy } = props;
  const classes = useOverviewStyles();
  const dim = busy ? classes.busy : '';
  return (
    <div className={classes.grid}>
      <div className={`${classes.wide} ${dim}`}>
        <StandsPanel totals={overview.totals} levels={levels} filter={filter} />
      </div>
      <div className={`${classes.narrow} ${dim}`}>
        <ChangePanel changes={overview.changes} view={view} />
      </div>
      <div className={classes.wide}>
        <TrendPanel filter={filter} levels={levels} view={view} />
      </div>
      <div className={`${classes.narrow} ${dim}`}>
        <FixNextPanel steps={overview.fixNext} filter={filter} />
      </div>
      <div className={classes.full}>
        <HeatMapPanel
          heatMap={overview.heatMap}
          filter={filter}
          levels={levels}
          view={view}
          busy={busy}
        />
      </div>
      <div className={`${classes.half} ${dim}`}>
        <MoversPanel movers={overview.movers} levels={levels} />
      </div>
      <div className={`${classes.quarter} ${dim}`}>
        <ExemptionsPanel exemptions={overview.exemptions} filter={filter} />
      </div>
      <div className={`${classes.quarter} ${dim}`}>
        <StalePanel stale={overview.stale} filter={filter} />
      </div>
    </div>
  );
}

/** Where the estate stands, whether it gets better, and what to push. */
export function OverviewPage() {
  const classes = useOverviewStyles();
  const t = useText();
  const { scorecards, scorecard } = useScorecards();
  const estate = useEstateFilter();
  const view = useView();
  const { value, error, loading, retry } = useOverview({
    ...estate.filter,
    groupBy: view.groupBy,
    expand: view.expand,
    category: view.category,
    days: view.days,
  });
  const empty = value?.totals.components === 0;
  return (
    <>
      <style media="print">{PAPER}</style>
      <div className={classes.filters}>
        <EstateFilters
          state={estate}
          facets={value?.facets}
          scorecards={scorecards}
          after={<Actions filter={estate.filter} />}
        />
      </div>
      {error && (
        <div className={classes.notice}>
          <LoadError
            title={t(value ? 'overview.outdatedTitle' : 'overview.errorTitle')}
            error={error}
            onRetry={retry}
          />
        </div>
      )}
      {!value && !error && <OverviewSkeleton />}
      {value && empty && (
        <NoServices filtered={estate.filtered} onClear={estate.clear} />
      )}
      {value && !empty && (
        <Figures
          overview={value}
          levels={scorecard?.levels ?? NO_LEVELS}
          filter={estate.filter}
          view={view}
          busy={loading}
        />
      )}
    </>
  );
}
