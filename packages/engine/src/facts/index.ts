export type {
  DerivedFact,
  Fact,
  FactSet,
  FactValues,
  FileFact,
  StoredFacts,
} from './Fact';
export { defineDerivedFact, defineFileFact } from './Fact';
export type {
  CatalogDocument,
  CatalogInfo,
  CatalogProblem,
} from './catalogInfo';
export { catalogInfo } from './catalogInfo';
export type { Ecosystem } from './ecosystems';
export { ecosystems } from './ecosystems';
export type { Files } from './files';
export { files } from './files';
export type { ProjectFile } from './projectFile';
export { projectFile } from './projectFile';
