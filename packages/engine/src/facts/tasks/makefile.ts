import type { WrittenTask } from './Task';

const MAX_LINE = 1000;
const MAX_TASKS = 500;

/** The names that a header of make declares: several may share one recipe, and patterns and variables are none. */
function namesOfMake(left: string): string[] {
  if (/[=?]/.test(left)) return [];
  return left
    .split(/\s+/)
    .filter(name => /^[\w][\w./:-]{0,80}$/.test(name) && name !== 'export');
}

/** just: one name, then parameters. `@` before it only keeps it quiet. */
function namesOfJust(left: string): string[] {
  const name = /^@?([A-Za-z_][\w-]{0,80})(\s|$)/.exec(left)?.[1];
  return name && !/^(set|export|alias|import|mod)$/.test(name) ? [name] : [];
}

/** Reads headers at the left edge and the indented lines under them, as make and just both write tasks. */
function readRules(
  content: string,
  namesOf: (left: string) => string[],
): WrittenTask[] {
  const tasks: WrittenTask[] = [];
  let current: WrittenTask[] = [];
  let isText = false;
  content
    .replace(/\\\r?\n/g, match => ` ${match.slice(1)}`)
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const line = raw.slice(0, MAX_LINE);
      // A variable of many lines may hold code of any language.
      if (/^(define|endef)\b/.test(line)) isText = line.startsWith('define');
      if (isText || /^\s*(#|$)/.test(line)) return;
      if (/^[ \t]/.test(line)) {
        current.forEach(task => task.commands.push(line));
        return;
      }
      const colon = line.indexOf(':');
      const isRule = colon > 0 && !/^:{0,2}=/.test(line.slice(colon + 1));
      if (!isRule) {
        // `ifdef` and its like stand within a recipe.
        if (!/^(ifn?(eq|def)|else|endif)\b/.test(line)) current = [];
        return;
      }
      const [needs, command] = line.slice(colon + 1).split(';', 2);
      const needed = needs.split('#', 1)[0];
      current = namesOf(line.slice(0, colon).trim()).map(name => ({
        name,
        line: index + 1,
        commands: command ? [command] : [],
        delegates: /^[^=#]*\w/.test(needed),
        needs: needed.split(/[\s()|]+/).filter(Boolean),
      }));
      tasks.push(...current);
    });
  return tasks.slice(0, MAX_TASKS);
}

/** `Makefile` and what it includes: https://www.gnu.org/software/make/manual/html_node/Rule-Syntax.html. */
export const readMakefile = (content: string) =>
  readRules(content, namesOfMake);

/** `justfile`: https://just.systems/man/en/. */
export const readJustfile = (content: string) =>
  readRules(content, namesOfJust);
