import { metrics } from '@opentelemetry/api';

/** How a look at a repository ended. */
type Outcome = 'done' | 'failed';

/** Counts and times the looks at repositories. Where the portal exports no metrics, nothing happens. */
export function refreshMetrics() {
  const meter = metrics.getMeter('@opaq/plugin-scorecards-backend');
  const refreshes = meter.createCounter('scorecards.refreshes', {
    description: 'Repositories looked at, by outcome',
  });
  const duration = meter.createHistogram('scorecards.refresh.duration', {
    description: 'How long a look at a repository took, by outcome',
    unit: 's',
  });
  return {
    /** A look begins; the returned function ends it. What ends it again is not counted. */
    begin() {
      const startedAt = performance.now();
      let hasEnded = false;
      return (outcome: Outcome) => {
        if (hasEnded) return;
        hasEnded = true;
        refreshes.add(1, { outcome });
        duration.record((performance.now() - startedAt) / 1000, { outcome });
      };
    },
  };
}
