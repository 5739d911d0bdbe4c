import type { Project } from './Project';

/** A file that a project does not have yet. */
export interface NewFile {
  /** From the repository's root. */
  path: string;
  content: string;
  /** What whoever reviews it should look at, as a sentence. */
  note?: string;
}

/** A new file that repairs checks, or begins what only the team can finish. */
export interface Repair {
  /** Ids of the checks that pass with it, each with the messages of a failure that it repairs. */
  repairs: Readonly<Record<string, readonly string[]>>;
  /** The checks that it brings forward and that still fail with it, in the same terms. */
  begins?: Readonly<Record<string, readonly string[]>>;
  /** @returns Undefined where nothing that is true can be written for this project. */
  make(project: Project): NewFile | undefined;
}
