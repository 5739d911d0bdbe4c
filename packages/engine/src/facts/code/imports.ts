import type { Language } from '../source/paths';

// One line each; every quantifier is followed by something that it cannot match, so all are linear.
const PYTHON_FROM = /^\s*from\s+([A-Za-z_][\w.]*)\s+import\b(.*)/;
/** Packages that only hold others: what is taken from them says what is used. */
const PYTHON_NAMESPACE =
  /^(?:google(?:\.cloud)?|azure(?:\.\w+)?|databricks|snowflake|mysql|sklearn|torch\.utils|ray|aiohttp|opentelemetry)$/;
const PYTHON_IMPORT = /^\s*import\s+([A-Za-z_][^#;]*)/;
const R_CALL =
  /\b(?:library|require|requireNamespace|loadNamespace|import::from|p_load)\(\s*["']?([A-Za-z][\w.]*)/g;
const R_NAMESPACE = /(?<![\w.])([A-Za-z][\w.]{0,80}):::?[A-Za-z.]/g;
// https://klmr.me/box, and the calls of pacman and librarian that take many names.
const R_LIST = /\b(?:p_load|shelf|box::(use))\(/;
/** Characters of such a call past which it names no more. */
const MAX_LIST = 2_000;
const R_ROXYGEN = /^\s*#'\s*@import(?:From)?\s+([A-Za-z][\w.]*)/;
const NODE =
  /(?:\bfrom\s*|\brequire\(\s*|\bimport\(\s*|^\s*import\s*)["']([^"'.\s][^"'\s]*)["']/g;

const R_ATTACHED = new Set(['base', 'stats', 'utils', 'methods', 'graphics']);

function pythonModules(text: string): string[] {
  const from = PYTHON_FROM.exec(text);
  if (from) {
    const [, whole, names] = from;
    if (!PYTHON_NAMESPACE.test(whole)) return [whole];
    // Classes and functions are parts of the package itself; modules are written in lower case.
    const parts = names
      .split('#')[0]
      .split(',')
      .map(part => /^[\s(]*([a-z_]\w*)/.exec(part)?.[1])
      .filter(part => part !== undefined);
    return parts.length > 0 ? parts.map(part => `${whole}.${part}`) : [whole];
  }
  const list = PYTHON_IMPORT.exec(text);
  if (!list) return [];
  return list[1]
    .split(',')
    .map(part => /^\s*([A-Za-z_][\w.]*)/.exec(part)?.[1] ?? '')
    .filter(Boolean);
}

/** What stands between the parentheses of a call, without what its own parts hold. */
function argumentsOf(call: string): string {
  let depth = 1;
  let kept = '';
  for (const char of call) {
    if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (depth === 1) kept += char;
    if (depth === 0) break;
  }
  return kept;
}

/** A name among the arguments; an owner before it is that of a repository. */
const R_LISTED =
  /^\s*(?:[\w.]{1,40}\s*=\s*)?["']?(?:[\w.-]{1,40}\/)?([A-Za-z][\w.]*)["']?\s*$/;
const R_USED = /^\s*(?:[\w.]{1,40}\s*=\s*)?([A-Za-z][\w.]*)\s*$/;

/** What box takes from files of the project: `app/logic/prices`, `./prices`, `rates = ../rates`. */
const R_OWN =
  /^\s*(?:[\w.]{1,40}\s*=\s*)?(?:\.{1,2}\/){0,8}([\w.-]{1,80}(?:\/[\w.-]{1,80}){0,8})\s*$/;

/** What a part of a call to box brings in: a package by its name, a module of the project as a path, `./app/logic/prices`. */
const usedBy = (part: string): string | undefined => {
  const own = R_OWN.exec(part.replace(/ ?\/ ?/g, '/'))?.[1];
  return R_USED.exec(part)?.[1] ?? (own && `./${own}`);
};

/** So much of a line of R as is looked at, without its comment. */
const uncommented = (line: string) =>
  line.slice(0, MAX_LIST).replace(/#.*/, '');

/** The packages that one call names together, on as many lines as it takes. */
function rListed(text: string, below: () => readonly string[]): string[] {
  const start = R_LIST.exec(text);
  if (!start) return [];
  let call = '';
  for (const line of [text.slice(start.index + start[0].length), ...below()]) {
    if (call.length > MAX_LIST) break;
    call += `${uncommented(line)}\n`;
  }
  const nameIn =
    start[1] === 'use' ? usedBy : (part: string) => R_LISTED.exec(part)?.[1];
  return argumentsOf(call)
    .split(',')
    .map(nameIn)
    .filter(part => part !== undefined);
}

/** `library` without the name of a package behind it. */
const LOADS_UNKNOWN =
  /\b(?:library|require)\b(?!\(\s{0,5}["']?[A-Za-z][\w.]{0,60}["']?\s{0,5}\))/;
const CALLED_BY_NAME = /\bcharacter\.only\s*=\s*T/;
/** Lines on which such a call may go on. */
const MAX_CALL = 3;
/** Vectors above it past which none is one of packages. */
const MAX_VECTORS = 10;
const VECTOR =
  /(?:([A-Za-z][\w.]{0,60})\s{0,5}(?:<-|=)|\b(?:[ls]apply|walk|map)\()\s{0,20}c\(/g;

/** The packages whose names a vector holds, where each of them is loaded: `sapply(packages, require, character.only = TRUE)`. */
function rLoadedByName(
  text: string,
  below: () => readonly string[],
  above: () => readonly string[],
): string[] {
  if (!LOADS_UNKNOWN.test(text)) return [];
  const call = [text, ...below().slice(0, MAX_CALL)]
    .map(uncommented)
    .join('\n');
  if (!CALLED_BY_NAME.test(call)) return [];
  const before = above().map(uncommented);
  const whole = [...before, call].join('\n');
  const near = [...before.slice(-MAX_CALL), call].join('\n');
  const vectors = [...whole.matchAll(VECTOR)].slice(-MAX_VECTORS);
  return vectors.flatMap(({ 0: start, 1: variable, index }) => {
    const rest = whole.slice(index + start.length);
    const since = near.length < rest.length ? near : rest;
    const isLoaded =
      variable === undefined || since.split(/[^\w.]+/).includes(variable);
    return isLoaded
      ? [
          ...argumentsOf(rest.slice(0, MAX_LIST)).matchAll(
            /["']([A-Za-z][\w.]*)["']/g,
          ),
        ].map(([, name]) => name)
      : [];
  });
}

function rModules(
  text: string,
  below: () => readonly string[],
  above: () => readonly string[],
): string[] {
  const roxygen = R_ROXYGEN.exec(text);
  if (roxygen) return [roxygen[1]];
  if (/^\s*#/.test(text)) return [];
  return [...text.matchAll(R_CALL), ...text.matchAll(R_NAMESPACE)]
    .map(([, name]) => name)
    .concat(rListed(text, below), rLoadedByName(text, below, above))
    .filter(name => !R_ATTACHED.has(name));
}

function nodeModules(text: string): string[] {
  if (/^\s*(\/\/|\*)/.test(text)) return [];
  return [...text.matchAll(NODE)].map(([, name]) => name);
}

const READERS: Record<
  Language,
  (
    text: string,
    below: () => readonly string[],
    above: () => readonly string[],
  ) => string[]
> = {
  python: pythonModules,
  r: rModules,
  node: nodeModules,
};

/** One of these stands in each line that brings in a module, in upper or lower case. */
export const IMPORT_WORDS: Record<Language, readonly string[]> = {
  python: ['import'],
  r: [
    ...['library', 'require', 'import', 'loadNamespace', 'p_load', 'shelf'],
    // The end of a package's name, and the colons behind it.
    ...[...'abcdefghijklmnopqrstuvwxyz0123456789_.'].map(end => `${end}::`),
  ],
  node: ['from', 'require', 'import'],
};

/**
 * The modules that a line of code brings in, as it names them: `sklearn.linear_model`, `dplyr`, `@hapi/hapi`; of the
 * project's own those of box alone, as paths: `./app/logic/prices`.
 *
 * @param below - The lines after it, in which a call may go on.
 * @param above - The lines before it, in which what it loads may be named.
 */
export function modulesIn(
  language: Language,
  text: string,
  below: () => readonly string[] = () => [],
  above: () => readonly string[] = () => [],
): string[] {
  return READERS[language](text, below, above);
}
