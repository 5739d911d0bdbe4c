import type { Language } from '../../source/paths';

/** A package that a manifest asks for. @public */
export interface Dependency {
  name: string;
  /** The range or version as written, or `@` and an address; empty where any will do. */
  spec: string;
  line?: number;
  /**
   * What asks for it where it is not the running project: work on it (`dev`), an extra that a user may leave out
   * (`optional`), what a user must bring along (`peer`), or one of a tool's own environments (`env`).
   */
  scope?: 'dev' | 'optional' | 'peer' | 'env';
  /** Asked for only on some platforms or interpreters. */
  conditional?: true;
}

/** What a manifest says of the interpreter itself. @public */
export interface InterpreterSpec {
  language: Language;
  /** As written: `>=3.11`, `3.11.*`. */
  spec: string;
  line?: number;
}

/** The kinds of file that declare dependencies. @public */
export type ManifestKind =
  | 'pyproject'
  | 'requirements'
  | 'Pipfile'
  | 'setup.py'
  | 'setup.cfg'
  | 'conda'
  | 'pixi'
  | 'DESCRIPTION'
  | 'renv'
  | 'pak'
  | 'packrat'
  | 'package.json'
  | 'nix'
  /** Versions for packages that other files ask for. */
  | 'constraints';

/** What one file declares. @public */
export interface ManifestContent {
  kind: ManifestKind;
  /** The languages whose packages it declares. */
  languages: Language[];
  dependencies: Dependency[];
  interpreters: InterpreterSpec[];
  /** Files, relative to its folder, that it takes its dependencies from. */
  includes?: string[];
  /** Files of constraints that it names, relative to its folder, or their addresses. */
  constraints?: string[];
  /** What the project itself is called, so that it is not taken for one of its dependencies. */
  project?: string;
  /** Why it can't be read, as the end of a sentence that begins with its path. Then it declares nothing. */
  problem?: string;
}

/** What a reader found in the text of one kind of file; undefined where the file is of another kind after all. */
export type ReadContent = Partial<Omit<ManifestContent, 'kind'>> | undefined;

/** @public */
export interface Manifest extends ManifestContent {
  path: string;
}
