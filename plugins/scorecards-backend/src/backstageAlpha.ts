// What Backstage has as alpha is imported here and nowhere else: one file to change when it changes.
export {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
  type ActionsRegistryService,
  type MetricsService,
  type TracingService,
} from '@backstage/backend-plugin-api/alpha';
