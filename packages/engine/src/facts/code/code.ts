import type { SourceFile } from '../../tree';
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
/** Lines on which a call that names many packages may go on. */
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
      for (const module of modulesIn(language, texts[index], () =>
        texts.slice(index + 1, index + 1 + MAX_BELOW),
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
    const one = question.ask(texts[index], () =>
      texts.slice(Math.max(0, index - MAX_ABOVE), index),
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
const reduce = (found: ReadonlyMap<string, FoundCode>): CodeFile[] =>
  [...found].map(([path, file]) => ({ path, role: roleOf(path), ...file }));

/** The project's own Python, R and Node code, without notebooks. @public */
export const code = defineFileFact({
  name: 'code',
  version: 6,
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
  version: 6,
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

const positions = new WeakMap<readonly string[], Map<string, number>>();

/** Where each name stands in a list; made once for each list, as every file is held against it. */
function positionsIn(modules: readonly string[]): Map<string, number> {
  let known = positions.get(modules);
  if (!known) {
    known = new Map(
      [...modules].reverse().map(name => [name, modules.indexOf(name)]),
    );
    positions.set(modules, known);
  }
  return known;
}

const names = new WeakMap<readonly Import[], ReadonlyMap<string, Import>>();

/** All that a file's imports name, with the first that does; kept, as many lists are held against it. */
function namesIn(imports: readonly Import[]): ReadonlyMap<string, Import> {
  let known = names.get(imports);
  if (!known) {
    const first = new Map<string, Import>();
    for (const one of imports) {
      for (const whole of wholesOf(one.module)) {
        if (!first.has(whole)) first.set(whole, one);
      }
    }
    known = first;
    names.set(imports, known);
  }
  return known;
}

/** The import of the first of some modules, or of a part of it. @public */
export function importOf(
  file: CodeFile,
  modules: readonly string[],
): Import | undefined {
  if (file.imports.length === 0 || modules.length === 0) return undefined;
  const known = namesIn(file.imports);
  // The shorter of the two is gone through: lists have one name or hundreds.
  if (modules.length <= known.size) {
    for (const module of modules) {
      const found = known.get(module);
      if (found) return found;
    }
    return undefined;
  }
  const places = positionsIn(modules);
  let first = Infinity;
  let found: Import | undefined;
  for (const [whole, one] of known) {
    const position = places.get(whole);
    if (position !== undefined && position < first) {
      first = position;
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
