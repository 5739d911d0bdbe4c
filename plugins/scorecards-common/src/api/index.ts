export * from './checks';
export * from './constants';
export * from './entities';
export * from './exemptions';
export {
  dimensionSchema,
  estateFilterSchema,
  facetsSchema,
  facetValueSchema,
} from './filter';
export type { Dimension, EstateFilter, Facets, FacetValue } from './filter';
export * from './history';
export * from './newProject';
export * from './operations';
export * from './overview';
export * from './preview';
export * from './scorecards';
export * from './source';
export * from './trend';
