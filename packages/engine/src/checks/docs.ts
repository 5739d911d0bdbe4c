import { DOCS } from './docs.generated';

/**
 * The documentation of a check: the sections of its README, as Markdown.
 *
 * @public
 */
export interface CheckDocs {
  looksFor: string;
  why: string;
  howToFix: string;
  /** Small file trees that pass, each file under its path. */
  passes: string;
  fails: string;
}

/** The documentation of a check of the engine; undefined for a check from elsewhere. @public */
export function docsOf(checkId: string): CheckDocs | undefined {
  return Object.hasOwn(DOCS, checkId) ? DOCS[checkId] : undefined;
}
