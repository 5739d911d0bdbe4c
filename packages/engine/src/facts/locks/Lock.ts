import type { Language } from '../source/paths';

/** A file that fixes every package, direct or not, to one version. @public */
export interface Lock {
  path: string;
  /** Whose packages it fixes. */
  languages: Language[];
  /** The tool that it belongs to: `uv`, `npm`. */
  tool: string;
  /** Whether it holds checksums of what is downloaded. Absent where the file was too large to read. */
  hashes?: boolean;
  /** Why it locks nothing, as the end of a sentence that begins with its path. */
  problem?: string;
}
