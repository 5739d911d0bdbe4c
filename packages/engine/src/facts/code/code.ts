import type { Listing, SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import {
  isBesidePath,
  isNotebook,
  isTestPath,
  isVendored,
  languageOf,
  type Language,
} from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import { modulesIn } from './imports';
import { MARK_QUESTIONS, type Mark } from './marks';
import { shadowing } from './shadowing';
import { countReal, isStatement } from './statements';
import { visitWords } from '../wordSearch';

/** A module that a file brings in, as the file names it. @public */
export interface Import {
  module: string;
  line?: number;
}

/** The first place of a mark in a file, or of each thing that the mark's pattern caught. @public */
export interface MarkPlace {
  mark: Mark;
  /** What the pattern caught, where it catches something: a route, a path, a host. */
  found?: string;
  line?: number;
}

/** What one file of code holds. @public */
export interface CodeFile {
  path: string;
  language: Language;
  /** `other` stands beside the product: documentation, examples, packaging. */
  role: 'app' | 'test' | 'notebook' | 'other';
  /** Lines that do something: not comments, imports, headers, brackets or `pass`. */
  statements: number;
  imports: Import[];
  marks: MarkPlace[];
}

type FoundCode = Omit<CodeFile, 'path' | 'role'>;

function roleOf(path: string): CodeFile['role'] {
  if (isTestPath(path)) return 'test';
  if (isBesidePath(path)) return 'other';
  return isNotebook(path) ? 'notebook' : 'app';
}

const where = (line: number | undefined) =>
  line === undefined ? {} : { line };

/** More places of one file make nothing clearer. */
const MAX_MARKS = 100;
/** Nor do more modules; and what no person writes must not fill the memory. */
const MAX_IMPORTS = 1_000;
/** Lines below, and above, on which a call that names many packages may stand. */
const MAX_BELOW = 60;
/** Lines above a line that may tell what it is an argument of. */
const MAX_ABOVE = 3;

function read(file: SourceFile): FoundCode | undefined {
  const { language, texts, kinds, lineOf } = sourceOf(file);
  if (!language) return undefined;
  const questions = MARK_QUESTIONS[language];
  const imports = new Map<string, Import>();
  const marks = new Map<string, MarkPlace>();
  visitWords(file, 'code', (index, group) => {
    if (!isStatement(kinds[index])) return;
    if (group === 0) {
      for (const module of modulesIn(
        language,
        texts.at(index),
        () => texts.slice(index + 1, index + 1 + MAX_BELOW),
        () => texts.slice(index - MAX_BELOW, index),
      )) {
        if (!imports.has(module) && imports.size < MAX_IMPORTS) {
          imports.set(module, { module, ...where(lineOf(index)) });
        }
      }
      return;
    }
    const question = questions[group - 1];
    // Where nothing is caught, the first place is all that is kept of a mark.
    if (!question.catches && marks.has(question.mark)) return;
    const one = question.ask(texts.at(index), () =>
      texts.slice(index - MAX_ABOVE, index),
    );
    if (!one) return;
    const key = one.found ? `${one.mark} ${one.found}` : one.mark;
    if (!marks.has(key) && marks.size < MAX_MARKS) {
      marks.set(key, { ...one, ...where(lineOf(index)) });
    }
  });
  return {
    language,
    statements: countReal(kinds),
    imports: [...imports.values()],
    marks: [...marks.values()],
  };
}

// A test's folder may lie above the component, so the role follows from the path that the component sees.
function reduce(
  found: ReadonlyMap<string, FoundCode>,
  listing: Listing,
): CodeFile[] {
  const isShadowed = shadowing(found, listing);
  return [...found].map(([path, file]) => {
    const { language, imports } = file;
    const hides =
      language === 'python' &&
      imports.some(({ module }) => isShadowed(path, module));
    return {
      path,
      role: roleOf(path),
      ...file,
      ...(hides && {
        imports: imports.filter(({ module }) => !isShadowed(path, module)),
      }),
    };
  });
}

/** The project's own Python, R and Node code, without notebooks. @public */
export const code = defineFileFact({
  name: 'code',
  version: 8,
  scope: 'component',
  select: path => languageOf(path) !== undefined && !isVendored(path),
  map: read,
  reduce,
});

/** Bytes past which a notebook is passed over: nearly all of it is output, and questions about code need not wait for it. */
const MAX_NOTEBOOK = 4_000_000;

/** The code in the project's notebooks. @public */
export const notebookCode = defineFileFact({
  name: 'notebookCode',
  version: 8,
  scope: 'component',
  select: (path, size) =>
    isNotebook(path) && size <= MAX_NOTEBOOK && !isVendored(path),
  map: read,
  reduce,
});

/** A module and what it is part of: `a.b.c`, `a.b`, `a`; `@a/b/c`, `@a/b`, `@a`. */
export function wholesOf(module: string): string[] {
  const wholes = [module];
  for (let end = module.length - 1; end > 0; end -= 1) {
    if (module[end] === '.' || module[end] === '/') {
      wholes.push(module.slice(0, end));
    }
  }
  return wholes;
}

/** Names of modules past which those that were asked for are forgotten. */
const MAX_REMEMBERED = 5_000;

/** Remembers what is said of a module by its name: a repository imports few different ones, in many files. */
export function rememberedByModule<Said>(
  say: (module: string) => Said,
): (module: string) => Said {
  const known = new Map<string, Said>();
  return module => {
    let said = known.get(module);
    if (said === undefined) {
      said = say(module);
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(module, said);
    }
    return said;
  };
}

/** Tells the first place in a list that a module or what it is part of has; Infinity where it has none. */
function placeFinder(modules: readonly string[]) {
  const places = new Map<string, number>();
  modules.forEach((name, place) => {
    if (!places.has(name)) places.set(name, place);
  });
  return rememberedByModule(module =>
    Math.min(...wholesOf(module).map(whole => places.get(whole) ?? Infinity)),
  );
}

const finders = new WeakMap<readonly string[], (module: string) => number>();

/** The import of the first of some modules, or of a part of it. The list is one that lasts: much is kept of it. @public */
export function importOf(
  file: CodeFile,
  modules: readonly string[],
): Import | undefined {
  if (file.imports.length === 0 || modules.length === 0) return undefined;
  let placeOf = finders.get(modules);
  if (!placeOf) {
    placeOf = placeFinder(modules);
    finders.set(modules, placeOf);
  }
  let first = Infinity;
  let found: Import | undefined;
  for (const one of file.imports) {
    const place = placeOf(one.module);
    if (place < first) {
      first = place;
      found = one;
    }
  }
  return found;
}

/** The first place of one of the marks. @public */
export function markOf(
  file: CodeFile,
  ...marks: Mark[]
): MarkPlace | undefined {
  if (file.marks.length === 0) return undefined;
  return file.marks.find(({ mark }) => marks.includes(mark));
}
