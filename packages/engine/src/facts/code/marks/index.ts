import type { Language } from '../../source/paths';
import { data } from './data';
import { health } from './health';
import { installs } from './installs';
import { logging } from './logging';
import { models } from './models';
import { operations } from './operations';
import type { Finder } from './patterns';
import { roles } from './roles';
import { storage } from './storage';
import { workflow } from './workflow';

/** What shows the marks, one file for each subject. */
const SUBJECTS = [
  data,
  health,
  installs,
  logging,
  models,
  operations,
  roles,
  storage,
  workflow,
] as const;

type Subject = (typeof SUBJECTS)[number];
type Entry<One> = One extends { readonly [key: string]: readonly (infer E)[] }
  ? E
  : never;

/** What a line of code shows of its project. What it means depends on what the file imports. @public */
export type Mark = Entry<Subject>[0];

const patternsOf = (language: Language): Entries =>
  SUBJECTS.flatMap((subject): Entries => subject[language] ?? []);

type Entries = ReadonlyArray<readonly [Mark, RegExp | Finder, RegExp?]>;

const PATTERNS: Record<Language, Entries> = {
  python: patternsOf('python'),
  r: patternsOf('r'),
  node: patternsOf('node'),
};

/** A mark, and what its pattern caught where it catches something. */
export interface FoundMark {
  mark: Mark;
  found?: string;
}

/** The patterns that a file may match at all. */
function possibleIn(language: Language, file: string): Entries {
  const seen = new Map<RegExp, boolean>();
  return PATTERNS[language].filter(([, , screen]) => {
    if (!screen) return true;
    if (!seen.has(screen)) seen.set(screen, screen.test(file));
    return seen.get(screen);
  });
}

/** Tells the marks that a line of a file bears. */
export function markReader(
  language: Language,
  file: string,
): (line: string) => FoundMark[] {
  const patterns = possibleIn(language, file);
  return line => {
    const marks: FoundMark[] = [];
    // R's documentation stands in comments, which only say of a route that it is one, and where.
    const isComment = language === 'r' && /^\s*#/.test(line);
    for (const [mark, pattern] of patterns) {
      if (isComment && mark !== 'route' && mark !== 'health') continue;
      if (typeof pattern === 'function') {
        const found = pattern(line);
        if (found !== undefined) marks.push({ mark, found });
      } else {
        const match = pattern.exec(line);
        if (!match) continue;
        marks.push(
          match[1] === undefined ? { mark } : { mark, found: match[1] },
        );
      }
    }
    return marks;
  };
}
