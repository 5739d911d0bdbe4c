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

type Entries = ReadonlyArray<
  readonly [Mark, RegExp | Finder, readonly string[]]
>;

/** A mark, and what its pattern caught where it catches something. */
export interface FoundMark {
  mark: Mark;
  found?: string;
}

/** Asks a line of code for one mark. */
export interface MarkQuestion {
  mark: Mark;
  pattern: RegExp | Finder;
  /** One of them stands in each line that bears the mark. */
  literals: readonly string[];
  ignoreCase: boolean;
  /** Whether something is caught beside the mark, so that one line tells more than another. */
  catches: boolean;
  /** The lines above are asked for where they matter, the nearest one last. */
  ask(line: string, above?: () => readonly string[]): FoundMark | undefined;
}

/** Whether an expression has a group that catches. Told by its source: to try it would compile it. */
const hasGroup = ({ source }: RegExp) =>
  /\((?!\?)|\(\?<\w/.test(source.replace(/\\./g, ''));

function questionOf([mark, pattern, literals]: Entries[number]): MarkQuestion {
  if (typeof pattern === 'function') {
    return {
      mark,
      pattern,
      literals,
      ignoreCase: true,
      catches: true,
      ask(line, above = () => []) {
        const found = pattern(line, above());
        return found === undefined ? undefined : { mark, found };
      },
    };
  }
  return {
    mark,
    pattern,
    literals,
    ignoreCase: pattern.ignoreCase,
    catches: hasGroup(pattern),
    ask(line) {
      const match = pattern.exec(line);
      if (!match) return undefined;
      return match[1] === undefined ? { mark } : { mark, found: match[1] };
    },
  };
}

/** R's documentation stands in comments, which only say of a route that it is one, and where. */
function questionOfR(entry: Entries[number]): MarkQuestion {
  const question = questionOf(entry);
  if (entry[0] === 'route' || entry[0] === 'health') return question;
  return {
    ...question,
    ask: (line, above) =>
      /^\s*#/.test(line) ? undefined : question.ask(line, above),
  };
}

/** What is asked of the lines of code, in the order in which the answers count. */
export const MARK_QUESTIONS: Record<Language, readonly MarkQuestion[]> = {
  python: patternsOf('python').map(questionOf),
  r: patternsOf('r').map(questionOfR),
  node: patternsOf('node').map(questionOf),
};
