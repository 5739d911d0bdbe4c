import type { MetricsService, TracingService } from '../backstageAlpha';
import type { LeasedRepository } from '../database/operations/leaseRepositories';
import { hostOf } from '../source/hostOf';

/**
 * How a look at a repository ended: it was read and is another than before, it was asked and is not, it was judged anew
 * without being asked, its host wants it later, it can't be read, or the work itself failed.
 */
export type LookOutcome =
  | 'changed'
  | 'unchanged'
  | 'judged'
  | 'postponed'
  | 'unreadable'
  | 'failed';

/** A look at a repository that goes on. */
export interface Look {
  /** It has ended. One that never says so, as its lease was lost, is not counted. */
  ended(outcome: LookOutcome): void;
}

/** What the work on repositories shows to those who watch it. */
export interface RefreshTelemetry {
  look(
    lease: Pick<LeasedRepository, 'id' | 'url'>,
    work: (look: Look) => Promise<void>,
  ): Promise<void>;

  /** A part of the look that goes on. */
  stage<Result>(
    stage: 'read' | 'evaluate' | 'write',
    work: () => Promise<Result>,
  ): Promise<Result>;
}

/** For work that nobody watches. */
export const NO_TELEMETRY: RefreshTelemetry = {
  look: (_, work) => work({ ended() {} }),
  stage: (_, work) => work(),
};

/** Up to the limits of a read, twice. */
const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300];

/** Without its query, which is for its host alone. */
function addressOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Counts, times and traces the looks at repositories. Where the portal exports nothing, nothing happens. */
export function refreshTelemetry(services: {
  metrics: MetricsService;
  tracing: TracingService;
}): RefreshTelemetry {
  const { metrics, tracing } = services;
  const looks = metrics.createCounter('scorecards.refreshes', {
    description: 'Looks at repositories, by outcome and source host',
  });
  const advice = { explicitBucketBoundaries: SECONDS };
  const duration = metrics.createHistogram('scorecards.refresh.duration', {
    description: 'How long a look at a repository took, by outcome',
    unit: 's',
    advice,
  });
  const stages = metrics.createHistogram('scorecards.refresh.stage.duration', {
    description: 'How long its parts took: read, evaluate, write',
    unit: 's',
    advice,
  });
  const stopwatch = () => {
    const startedAt = performance.now();
    return () => (performance.now() - startedAt) / 1000;
  };

  return {
    look({ id, url }, work) {
      const seconds = stopwatch();
      const host = hostOf(url);
      const attributes = {
        'scorecards.repository.id': id,
        'scorecards.repository.url': addressOf(url),
        'scorecards.host': host,
      };
      return tracing.startActiveSpan(
        'scorecards.look',
        { attributes },
        async span =>
          work({
            ended(outcome) {
              looks.add(1, { outcome, host });
              duration.record(seconds(), { outcome });
              span.setAttribute('scorecards.outcome', outcome);
              if (outcome === 'failed' || outcome === 'unreadable') {
                span.setStatus({ code: 'error', message: outcome });
              }
            },
          }),
      );
    },

    stage(stage, work) {
      const seconds = stopwatch();
      return tracing.startActiveSpan(`scorecards.${stage}`, async () => {
        try {
          return await work();
        } finally {
          stages.record(seconds(), { stage });
        }
      });
    },
  };
}
