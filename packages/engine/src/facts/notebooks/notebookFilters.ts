import { defineFileFact } from '../Fact';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';

/** Where outputs of notebooks are stripped before they are committed. @public */
export interface NotebookFilter {
  path: string;
  line: number;
  /** As written: `nbstripout`, `filter=jupyter`. */
  name: string;
}

const FILES =
  /(^|\/)(\.gitattributes|\.?pre-commit-config\.ya?ml|\.?lefthook\.(ya?ml|toml)|prek\.toml|\.husky\/pre-commit|\.githooks\/pre-commit|settings\.ini)$/;
const HOOK =
  /^(?!\s*(?:#|exclude)).*?\b(nbstripout|nb-clean|nb_clean|nbdev[-_]clean|nbconvert[^\n]{0,80}--clear-output|ClearOutputPreprocessor|clear[-_]notebook[-_]outputs?|jupyter-notebook-cleanup|nb-strip\w*|strip-notebook\w*|strip_notebook\w*|databooks)\b/i;
/** A filter that git runs on notebooks: large-file storage and coloured differences strip nothing. */
const ATTRIBUTE = /^(?!\s*#)\S*\.ipynb\s.*?\b(filter=(?!lfs\b)[\w.-]+)/;

/**
 * Hooks and filters that strip the outputs of notebooks.
 *
 * @public
 */
export const notebookFilters = defineFileFact<
  Omit<NotebookFilter, 'path'>,
  NotebookFilter[]
>({
  name: 'notebookFilters',
  version: 1,
  scope: 'nearest',
  select: path => FILES.test(path) && !isVendored(path),
  map(file) {
    const pattern = /\.gitattributes$/.test(file.path) ? ATTRIBUTE : HOOK;
    for (const { text, line } of sourceOf(file).lines) {
      const name = pattern.exec(text)?.[1];
      if (name !== undefined && line !== undefined) return { line, name };
    }
    return undefined;
  },
  reduce: found => [...found].map(([path, filter]) => ({ path, ...filter })),
});
