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

/** Where the words of each subject stand: in the order of the lines, and in a line in that of the groups. */
type Places = Record<Subject, readonly Place[]>;

interface Place {
  /** From 0. */
  line: number;
  group: number;
}

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
    const places = {
      code: [] as Place[],
      secrets: [] as Place[],
      paths: [] as Place[],
    };
    search(text, (line, index) => {
      const { subject, group } = owners[index];
      places[subject].push({ line, group });
    });
    return places;
  };
}

const searches = new Map<Language | undefined, (text: string) => Places>();
const known = new WeakMap<SourceFile, Places>();

/**
 * The places of a subject's words in a file's code. All subjects are looked for in one pass over the text, whichever is
 * asked for first: reading its characters is what costs.
 */
export function wordsIn(file: SourceFile, subject: Subject): readonly Place[] {
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
  return places[subject];
}
