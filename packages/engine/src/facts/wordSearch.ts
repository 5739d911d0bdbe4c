import type { SourceFile } from '../tree';
import { IMPORT_WORDS } from './code/imports';
import { MARK_QUESTIONS } from './code/marks';
import { PATH_WORDS } from './operations/homePaths/pathsIn';
import { SECRET_QUESTIONS } from './secrets/questions';
import { lineSearch, type LiteralGroup } from './source/literals';
import type { Language } from './source/paths';
import { sourceOf } from './source/sourceLines';

/** What looks for words in the same texts. */
type Subject = 'code' | 'secrets' | 'paths';

/**
 * Where the words of each subject stand: line (from 0) and group in turn, in the order of the lines, and in a line in that
 * of the groups. Numbers, since a large repository has hundreds of thousands of them.
 */
type Places = Record<Subject, number[]>;

const groupsOf = (
  language: Language | undefined,
): Record<Subject, readonly LiteralGroup[]> => ({
  code: language
    ? [
        { literals: IMPORT_WORDS[language], ignoreCase: true },
        ...MARK_QUESTIONS[language],
      ]
    : [],
  secrets: SECRET_QUESTIONS,
  paths: PATH_WORDS,
});

function searchFor(language: Language | undefined): (text: string) => Places {
  const groups = Object.entries(groupsOf(language)) as [
    Subject,
    readonly LiteralGroup[],
  ][];
  const owners = groups.flatMap(([subject, own]) =>
    own.map((_, group) => ({ subject, group })),
  );
  const search = lineSearch(groups.flatMap(([, own]) => own));
  return text => {
    const places: Places = { code: [], secrets: [], paths: [] };
    search(text, (line, index) => {
      const { subject, group } = owners[index];
      places[subject].push(line, group);
    });
    return places;
  };
}

const searches = new Map<Language | undefined, (text: string) => Places>();
const known = new WeakMap<SourceFile, Places>();

function placesIn(file: SourceFile): Places {
  let places = known.get(file);
  if (!places) {
    const { language, text } = sourceOf(file);
    let search = searches.get(language);
    if (!search) {
      search = searchFor(language);
      searches.set(language, search);
    }
    places = search(text);
    known.set(file, places);
  }
  return places;
}

/**
 * Visits the places of a subject's words in a file's code: line by line (from 0), and in a line group by group. All subjects
 * are looked for in one pass over the text, whichever is asked for first: reading its characters is what costs.
 */
export function visitWords(
  file: SourceFile,
  subject: Subject,
  visit: (line: number, group: number) => void,
): void {
  const places = placesIn(file)[subject];
  for (let at = 0; at < places.length; at += 2) {
    visit(places[at], places[at + 1]);
  }
}
