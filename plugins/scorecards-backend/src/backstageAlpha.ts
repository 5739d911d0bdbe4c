// What Backstage has as alpha is imported here and nowhere else: one file to change when it changes.
export {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
export type {
  ActionsRegistryService,
  MetricsService,
  TracingService,
} from '@backstage/backend-plugin-api/alpha';
