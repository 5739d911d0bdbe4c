import type { Language } from '../../source/paths';

/** A package that a lock holds. @public */
export interface LockedPackage {
  name: string;
  version?: string;
  /** The range for which it was locked, where the lock repeats what manifests ask for. */
  asked?: string;
}

/** A file that fixes every package, direct or not, to one version. @public */
export interface Lock {
  path: string;
  /** Whose packages it fixes. */
  languages: Language[];
  /** The tool that it belongs to: `uv`, `npm`. */
  tool: string;
  /** Whether it holds checksums of what is downloaded. Absent where the file was too large to read. */
  hashes?: boolean;
  /**
   * What it holds: every package, or only those that manifests ask for where the lock says which these are. Absent where
   * that is not known: a binary file, or more than anybody needs.
   */
  packages?: LockedPackage[];
  /** Why it locks nothing, as the end of a sentence that begins with its path. */
  problem?: string;
}
