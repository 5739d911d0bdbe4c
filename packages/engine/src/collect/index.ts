export type { ScanLimits } from './FactCollector';
export { DEFAULT_LIMITS, FactCollector } from './FactCollector';
