import { defineDerivedFact } from '../Fact';
import { files } from './files';
import { manifests, type Manifest } from '../dependencies/manifests';
import {
  isBesidePath,
  isNotebook,
  isTestPath,
  isVendored,
  languageOf,
  type Language,
} from '../source/paths';

/** A language in which the project proper is written. @public */
export interface MainLanguage {
  language: Language;
  /** Its source files; none where only a manifest speaks of it. */
  files: number;
  /** The first of its source files. */
  example?: string;
  /** The manifests that declare its packages, nearest to the component's folder first. */
  manifests: Manifest[];
}

/** A language that holds less of the source than this is there for tooling. */
const MINOR_SHARE = 0.1;

/** Scripts and styles that a page loads: often somebody else's, and no project in Node. */
export const FOR_PAGES = /(^|\/)(static|public|assets|www|dist|build)\//;

/** The language that a source file speaks for; notebooks for Python, as most do. */
function speaksFor(path: string): Language | undefined {
  if (isVendored(path) || isBesidePath(path) || isTestPath(path)) {
    return undefined;
  }
  const language = isNotebook(path) ? 'python' : languageOf(path);
  return language === 'node' && FOR_PAGES.test(path) ? undefined : language;
}

/**
 * The languages of the project, the one with most source first. JavaScript counts where a package.json makes a project
 * of it. Tooling of another ecosystem (a formatter from npm in a Python project) is left out.
 *
 * @public
 */
export const mainLanguages = defineDerivedFact({
  name: 'mainLanguages',
  uses: { files, manifests },
  derive({ files: { entries }, manifests: all }): MainLanguage[] {
    const sources = new Map<Language, string[]>();
    for (const { path } of entries) {
      const language = speaksFor(path);
      if (!language) continue;
      const paths = sources.get(language);
      if (paths) paths.push(path);
      else sources.set(language, [path]);
    }
    const found = (['python', 'r', 'node'] as const)
      .map((language): MainLanguage => {
        const paths = sources.get(language) ?? [];
        return {
          language,
          files: paths.length,
          ...(paths.length > 0 ? { example: paths[0] } : {}),
          manifests: all.filter(
            one =>
              one.languages.includes(language) && one.dependencies.length > 0,
          ),
        };
      })
      .filter(one =>
        one.language === 'node'
          ? one.manifests.length > 0
          : one.files + one.manifests.length > 0,
      )
      .sort((a, b) => b.files - a.files);
    const total = found.reduce((sum, one) => sum + one.files, 0);
    if (total === 0) return found;
    return found.filter(one => one.files / total >= MINOR_SHARE);
  },
});
