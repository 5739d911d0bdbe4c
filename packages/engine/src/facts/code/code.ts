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
import { marksIn, type Mark } from './marks';
import { statementsOf } from './statements';

/** A module that a file brings in, as the file names it. @public */
export interface Import {
  module: string;
  line?: number;
}

/** The first place of a mark in a file. @public */
export interface MarkPlace {
  mark: Mark;
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

function roleOf(path: string): CodeFile['role'] {
  if (isTestPath(path)) return 'test';
  if (isBesidePath(path)) return 'other';
  return isNotebook(path) ? 'notebook' : 'app';
}

const where = (line: number | undefined) =>
  line === undefined ? {} : { line };

/** The project's own Python, R and Node code, notebooks included. @public */
export const code = defineFileFact<Omit<CodeFile, 'path' | 'role'>, CodeFile[]>(
  {
    name: 'code',
    version: 1,
    scope: 'component',
    select: path =>
      (languageOf(path) !== undefined || isNotebook(path)) && !isVendored(path),
    map(file) {
      const { language, lines } = sourceOf(file);
      if (!language) return undefined;
      const statements = statementsOf(language, lines);
      const imports = new Map<string, Import>();
      const marks = new Map<Mark, MarkPlace>();
      for (const { text, line } of statements) {
        for (const module of modulesIn(language, text)) {
          if (!imports.has(module)) {
            imports.set(module, { module, ...where(line) });
          }
        }
        for (const mark of marksIn(language, text)) {
          if (!marks.has(mark)) marks.set(mark, { mark, ...where(line) });
        }
      }
      return {
        language,
        statements: statements.filter(({ real }) => real).length,
        imports: [...imports.values()],
        marks: [...marks.values()],
      };
    },
    // A test's folder may lie above the component, so the role follows from the path that the component sees.
    reduce: found =>
      [...found].map(([path, file]) => ({ path, role: roleOf(path), ...file })),
  },
);

/** The import of the first of some modules, or of a part of it. @public */
export function importOf(
  file: CodeFile,
  modules: readonly string[],
): Import | undefined {
  for (const name of modules) {
    const found = file.imports.find(
      ({ module }) =>
        module === name ||
        module.startsWith(`${name}.`) ||
        module.startsWith(`${name}/`),
    );
    if (found) return found;
  }
  return undefined;
}

/** The first place of one of the marks. @public */
export function markOf(
  file: CodeFile,
  ...marks: Mark[]
): MarkPlace | undefined {
  return file.marks.find(({ mark }) => marks.includes(mark));
}
