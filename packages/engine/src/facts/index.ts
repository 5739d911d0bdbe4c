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
export type { CodeFile, Import, MarkPlace } from './code/code';
export { code } from './code/code';
export type { Mark } from './code/marks';
export type { Ecosystem } from './ecosystems';
export { ecosystems } from './ecosystems';
export type { Files } from './files';
export { files } from './files';
export type { FoundSignal, Layout } from './layout/layout';
export { layout } from './layout/layout';
export type { Place } from './layout/ProjectTree';
export type {
  Exemption,
  ProjectFile,
  ProjectParameter,
} from './projectFile';
export { projectFile } from './projectFile';
export type { Language } from './source/paths';
export type { Trait, TraitEvidence, Traits } from './traits/traits';
export { traits } from './traits/traits';
