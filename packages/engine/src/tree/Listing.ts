/**
 * One path of a repository at a revision.
 *
 * @public
 */
export interface TreeEntry {
  /** POSIX path, relative to the repository's root, or to the component's folder where a fact sees it. */
  path: string;
  /** Bytes. */
  size: number;
  /** A link is listed and never followed: its target may lie anywhere. */
  link?: boolean;
}

/**
 * What of a folder could not be looked at, so that "not found" is not "not there".
 *
 * @public
 */
export interface Gap {
  /** `tooLarge`: over the bytes per file. `tooMany`: the tree was cut short. `exportIgnored`: left out of the archive. */
  reason: 'tooLarge' | 'tooMany' | 'tooMuch' | 'unreadable' | 'exportIgnored';
  /** The path, or for `exportIgnored` the pattern. Absent for a gap of the whole tree. */
  path?: string;
}

/**
 * Every path of a component's folder.
 *
 * @public
 */
export interface Listing {
  entries: readonly TreeEntry[];
  /** The folder, from the repository's root: rules of the whole repository name it. */
  root?: string;
  /** Folders within it whose paths are not among the entries: those of components nested in this one. */
  nested?: readonly string[];
}
