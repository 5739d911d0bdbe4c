import { code, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { FOR_PAGES } from '../repository/mainLanguages';

/** Documents with chunks of code are read, as notebooks are; they run nothing in production. */
const DOCUMENT = /\.(Rmd|rmd|qmd)$/;

/** The code that runs: not tests, documents, examples, scripts of web pages, or files that hold only imports. @public */
export const appCode = defineDerivedFact({
  name: 'appCode',
  uses: { code, files },
  derive({ code: sources, files: { matching } }): CodeFile[] {
    const app = sources.filter(
      ({ path, role, language, statements }) =>
        role === 'app' &&
        statements > 0 &&
        !DOCUMENT.test(path) &&
        !(language === 'node' && FOR_PAGES.test(path)),
    );
    // JavaScript beside another language is a page's, unless a manifest makes a program of it.
    const isPages =
      matching(/(^|\/)package\.json$/).length === 0 &&
      matching(/\.(py|R|r|ipynb)$/).length > 0;
    return isPages ? app.filter(({ language }) => language !== 'node') : app;
  },
});

/** The names under which other files of the project import its own. */
export function ownModules(sources: readonly CodeFile[]): ReadonlySet<string> {
  return new Set(
    sources.flatMap(({ path }) => {
      const [folder, name] = path.split('/').slice(-2);
      const stem = (name ?? folder).replace(/\.[^.]*$/, '');
      return /^(__init__|index)$/.test(stem) ? [folder] : [stem];
    }),
  );
}
