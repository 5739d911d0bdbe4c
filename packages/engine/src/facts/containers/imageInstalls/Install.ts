import type { Language } from '../../source/paths';

/**
 * Where a command takes the versions from. `lock`: from the lock, or it fails. `lockIfThere`: from the lock where the
 * image has it. `files`: from the files it names. `manifest`: what is newest today. `project`: the dependencies of the
 * project itself. `packages`: those it names.
 */
export type InstallSource =
  | 'lock'
  | 'lockIfThere'
  | 'files'
  | 'manifest'
  | 'project'
  | 'packages';

/** What one command installs. */
export interface InstallCommand {
  language: Language;
  source: InstallSource;
  /** The command for people: without its options, which may hold addresses and passwords. */
  shown: string;
  /** The files it names, where the source is `files`. */
  files?: string[];
}
