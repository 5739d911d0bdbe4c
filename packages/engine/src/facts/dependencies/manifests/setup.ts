import { parse as parseIni } from 'ini';
import { lineMatching, tableAt, text } from '../../parse';
import { isForDevelopment } from './development';
import type { Dependency, InterpreterSpec, ReadContent } from './Manifest';
import { parseRequirementList } from './requirements';

/** A file of requirements that the code reads, by its name. */
const REQUIREMENTS =
  /["']([\w./-]{0,100}(?:req|dep)[\w./-]{0,100}\.(?:txt|in))["']/g;

function interpreter(
  spec: string | undefined,
  content: string,
): InterpreterSpec[] {
  if (!spec) return [];
  const line = lineMatching(content, /\bpython_requires\b/);
  return [{ language: 'python', spec, line }];
}

/** A text in a list, and the key of the table under which the list stands. */
interface Literal {
  text: string;
  group?: string;
}

/** The text literals of a list or a table that begins at an offset; the code around them is not run. */
function literals(code: string, start: number): Literal[] {
  const found: Literal[] = [];
  let depth = 0;
  let group: string | undefined;
  const token = /"([^"\n]*)"(\s*:)?|'([^'\n]*)'(\s*:)?|[[\](){}]/g;
  token.lastIndex = start;
  for (let match = token.exec(code); match; match = token.exec(code)) {
    if (/^[[({]$/.test(match[0])) depth += 1;
    else if (/^[\])}]$/.test(match[0])) depth -= 1;
    else if (match[2] || match[4]) group = match[1] ?? match[3];
    else found.push({ text: match[1] ?? match[3], group });
    if (depth <= 0) break;
  }
  return found;
}

/** What an argument of `setup()` is given: a list in its place, or one that is assigned to a name before. */
function argument(code: string, key: string): Literal[] {
  const place = new RegExp(`\\b${key}\\s*=\\s*([A-Za-z_]\\w*|[[{(])`).exec(
    code,
  );
  if (!place) return [];
  const end = place.index + place[0].length;
  if (/[[{(]/.test(place[1])) return literals(code, end - 1);
  const name = new RegExp(`^[ \\t]*${place[1]}\\s*=\\s*[[{(]`, 'm').exec(code);
  return name ? literals(code, name.index + name[0].length - 1) : [];
}

/** What an extra asks for: only for work on the project, or what a user may leave out. */
const scoped = (requirement: string, extra: string): Dependency[] =>
  parseRequirementList([requirement]).map(one => ({
    ...one,
    scope: isForDevelopment(extra) ? 'dev' : 'optional',
  }));

/** `setup.py`, as far as it can be read without running it: lists of texts, and requirements files that it names. */
export function readSetupPy(content: string): ReadContent {
  const code = content.replace(/(^|\s)#.*$/gm, '');
  const includes = code.includes('install_requires')
    ? [...code.matchAll(REQUIREMENTS)].map(match => match[1])
    : [];
  return {
    dependencies: [
      ...parseRequirementList(
        argument(code, 'install_requires').map(one => one.text),
      ),
      ...argument(code, 'extras_require').flatMap(one =>
        scoped(one.text, one.group ?? ''),
      ),
      ...argument(code, 'tests_require').flatMap(one =>
        scoped(one.text, 'tests'),
      ),
    ],
    interpreters: interpreter(
      /\bpython_requires\s*=\s*["']([^"'\n]{1,100})["']/.exec(code)?.[1],
      content,
    ),
    ...(includes.length > 0 ? { includes } : {}),
  };
}

/** Stands for the end of a line within a value. */
const BREAK = '\u0001';

/** The parser knows no continued lines and takes `;` for a comment: a value of many lines becomes one, its marks kept. */
function folded(content: string): string {
  const lines: string[] = [];
  for (const line of content.split(/\r?\n/)) {
    const kept = line.trim().replace(/[;#]/g, '\\$&');
    const continues = /^[ \t]/.test(line) && lines.length > 0;
    if (kept === '' || kept.startsWith('\\')) continue;
    if (continues) lines.push(BREAK, kept);
    else lines.push('\n', kept);
  }
  return lines.join('');
}

/** `setup.cfg` of setuptools. Undefined where it only configures tools. */
export function readSetupCfg(content: string): ReadContent {
  const data = parseIni(folded(content));
  const options = tableAt(data, 'options');
  const extras = tableAt(options, 'extras_require');
  const listed = (value: unknown) =>
    (text(value) ?? '').split(BREAK).filter(line => line.trim() !== '');
  const ofExtra = (extra: string, value: unknown) =>
    listed(value).flatMap(line => scoped(line, extra));
  const dependencies = [
    ...parseRequirementList(listed(options.install_requires)),
    ...ofExtra('tests', options.tests_require),
    ...Object.entries(extras).flatMap(([name, value]) => ofExtra(name, value)),
  ];
  const python = text(options.python_requires);
  if (dependencies.length === 0 && !python) return undefined;
  return {
    dependencies,
    interpreters: interpreter(python, content),
  };
}
