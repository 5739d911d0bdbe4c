export * from './checks';
export * from './entities';
export * from './exemptions';
export {
  DIMENSIONS,
  dimensionSchema,
  estateFilterSchema,
  facetsSchema,
  facetValueSchema,
  NO_VALUE,
} from './filter';
export type { Dimension, EstateFilter, Facets, FacetValue } from './filter';
export * from './history';
export * from './overview';
export * from './preview';
export * from './scorecards';
export * from './source';
export * from './trend';
