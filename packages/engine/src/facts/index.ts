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
export type { CiCommand, CiDefinition, CiJob, CiTrigger, CiUse } from './ci/ci';
export { ci } from './ci/ci';
export type { CodeFile, Import, MarkPlace } from './code/code';
export { code } from './code/code';
export type { Mark } from './code/marks';
export type { Dockerfile, DockerInstruction, DockerStage } from './dockerfiles';
export { dockerfiles } from './dockerfiles';
export type { Ecosystem } from './ecosystems';
export { ecosystems } from './ecosystems';
export type { Files } from './files';
export { files } from './files';
export type { FoundSignal, Layout } from './layout/layout';
export { layout } from './layout/layout';
export type { Lock, LockedPackage } from './locks';
export { locks } from './locks';
export type { Dependency, Manifest } from './manifests';
export { manifests } from './manifests';
export type { Place } from './layout/ProjectTree';
export type { Exemption, ProjectFile, ProjectParameter } from './projectFile';
export { projectFile } from './projectFile';
export type { Readme, Topic } from './readme';
export { readme } from './readme';
export type { Language } from './source/paths';
export type { Task, TaskFile } from './tasks/tasks';
export { tasks } from './tasks/tasks';
export type { Trait, TraitEvidence, Traits } from './traits/traits';
export { traits } from './traits/traits';
