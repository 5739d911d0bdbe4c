export type {
  DerivedFact,
  Fact,
  FactSet,
  FactValues,
  FileFact,
  Later,
  StoredFacts,
} from './Fact';
export { defineDerivedFact, defineFileFact } from './Fact';
export type {
  CatalogDocument,
  CatalogInfo,
  CatalogProblem,
} from './catalog/catalogInfo';
export { catalogInfo } from './catalog/catalogInfo';
export type { CiCommand, CiDefinition, CiJob, CiTrigger, CiUse } from './ci/ci';
export { ci } from './ci/ci';
export type { CodeFile, Import, MarkPlace } from './code/code';
export { code } from './code/code';
export type { Mark } from './code/marks';
export type {
  Dockerfile,
  DockerInstruction,
  DockerStage,
} from './containers/dockerfiles';
export { dockerfiles } from './containers/dockerfiles';
export type { Ecosystem } from './repository/ecosystems';
export { ecosystems } from './repository/ecosystems';
export type { Files } from './repository/files';
export { files } from './repository/files';
export type { FoundSignal, Layout } from './layout/layout';
export { layout } from './layout/layout';
export type { Lock, LockedPackage } from './dependencies/locks';
export { locks } from './dependencies/locks';
export type { Dependency, Manifest } from './dependencies/manifests';
export { manifests } from './dependencies/manifests';
export type { Place } from './Place';
export type {
  Exemption,
  ProjectFile,
  ProjectParameter,
} from './repository/projectFile';
export { projectFile } from './repository/projectFile';
export type { Readme, Topic } from './readme';
export { OPAQ_CATEGORIES, readme } from './readme';
export type { FoundSecret, Secret } from './secrets/secrets';
export { secrets } from './secrets/secrets';
export type { Language } from './source/paths';
export type { Task, TaskFile } from './tasks/tasks';
export { tasks } from './tasks/tasks';
export type { Trait, TraitEvidence, Traits } from './traits/Trait';
export { traits } from './traits/traits';
