import type { Language } from '../../source/paths';
import { roles } from './roles';

/** What shows the marks, one file for each subject. */
const SUBJECTS = [roles] as const;

type Subject = (typeof SUBJECTS)[number];
type Entry<One> = One extends { readonly [key: string]: readonly (infer E)[] }
  ? E
  : never;

/** What a line of code shows of its project. What it means depends on what the file imports. @public */
export type Mark = Entry<Subject>[0];

const patternsOf = (language: Language) =>
  SUBJECTS.flatMap(subject => [...(subject[language] ?? [])]);

const PATTERNS: Record<Language, ReadonlyArray<readonly [Mark, RegExp]>> = {
  python: patternsOf('python'),
  r: patternsOf('r'),
  node: patternsOf('node'),
};

/** The marks that a line of code bears. */
export function marksIn(language: Language, text: string): Mark[] {
  return PATTERNS[language]
    .filter(([, pattern]) => pattern.test(text))
    .map(([mark]) => mark);
}
