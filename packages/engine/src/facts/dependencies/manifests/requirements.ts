import type { Dependency, ReadContent } from './Manifest';

/** A line of a requirements file that asks for a package. */
export interface Requirement extends Dependency {
  /** Only one version fits: `==2.1.0`, or a file or commit by address. */
  exact: boolean;
  /** Whether pip verifies what it downloads. */
  hashed: boolean;
}

/** What a requirements file says. */
export interface Requirements {
  requirements: Requirement[];
  /** Other files that it includes, relative to its folder. */
  includes: string[];
  /** Files of constraints, relative to its folder, and their addresses. */
  constraints: string[];
  /** How many lines are none of what pip reads. */
  unreadable: number;
}

// https://pip.pypa.io/en/stable/reference/requirements-file-format/ and PEP 508; a single `=` is what conda exports.
const NAMED =
  /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?(\(?\s*[<>=!~].*|@.*|)$/;
const ADDRESS = /^(?:[a-z][a-z0-9+]*:\/\/|git\+|\.{0,2}\/|\.$|[A-Za-z]:\\)/;
// The part of a line before its options: what is longer is no requirement, and the expressions above stay cheap.
const MAX_LENGTH = 1000;
const INCLUDE = /^(?:-r|--requirement)[\s=]*(\S+)/;
const CONSTRAINT = /^(?:-c|--constraint)[\s=]*(\S+)/;
const EDITABLE = /^(?:-e|--editable)[\s=]*(.+)/;

/** Reads one requirement as PEP 508 writes it, without comment; undefined where it is none. */
function parseRequirement(line: string): Requirement | undefined {
  const hashed = /\s--hash[=:\s]/.test(line);
  const [body] = line.split(/\s--?[a-z]|;|\s#/, 1);
  const bare = body.trim();
  const conditional = /;\s*\S/.test(line.split(' #', 1)[0])
    ? { conditional: true as const }
    : {};
  if (ADDRESS.test(bare)) {
    const name = /[#&]egg=([\w.-]+)/.exec(line)?.[1] ?? bare;
    return { name, spec: `@ ${bare}`, exact: true, hashed, ...conditional };
  }
  const named = bare.length > MAX_LENGTH ? null : NAMED.exec(bare);
  if (!named) return undefined;
  const spec = named[2].replace(/[()\s]/g, '');
  const exact = /^@|^={1,3}[^*,=]+(=[^*,]*)?$/.test(spec);
  return { name: named[1], spec, exact, hashed, ...conditional };
}

/** Lines with their numbers; one that ends with a backslash goes on in the next. */
function joinedLines(content: string): [number, string][] {
  const joined: [number, string][] = [];
  let parts: string[] = [];
  content.split(/\r?\n/).forEach((line, index) => {
    const goesOn = line.endsWith('\\');
    parts.push(goesOn ? line.slice(0, -1) : line);
    if (goesOn) return;
    joined.push([index + 2 - parts.length, parts.join(' ')]);
    parts = [];
  });
  if (parts.length > 0) joined.push([1, parts.join(' ')]);
  return joined;
}

/** Reads a requirements file. */
export function parseRequirements(content: string): Requirements {
  const result: Requirements = {
    requirements: [],
    includes: [],
    constraints: [],
    unreadable: 0,
  };
  for (const [number, raw] of joinedLines(content)) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '' || line === '@EXPLICIT') continue;
    const include = INCLUDE.exec(line);
    const constraint = CONSTRAINT.exec(line);
    const editable = EDITABLE.exec(line);
    if (include) result.includes.push(include[1]);
    else if (constraint) result.constraints.push(constraint[1]);
    else if (editable || !line.startsWith('-')) {
      const requirement = parseRequirement(editable?.[1] ?? line);
      if (requirement)
        result.requirements.push({ ...requirement, line: number });
      else result.unreadable += 1;
    }
  }
  return result;
}

/** The packages and their ranges alone. */
export const dependenciesOf = (
  requirements: readonly Requirement[],
): Dependency[] =>
  requirements.map(({ name, spec, line, conditional }) => ({
    name,
    spec,
    ...(line === undefined ? {} : { line }),
    ...(conditional ? { conditional } : {}),
  }));

/** A list of PEP 508 requirements as dependencies. */
export const parseRequirementList = (list: readonly string[]): Dependency[] =>
  dependenciesOf(list.flatMap(item => parseRequirement(item.trim()) ?? []));

/** `requirements.txt` and its relatives. */
export function readRequirements(content: string): ReadContent {
  const { requirements, includes, constraints, unreadable } =
    parseRequirements(content);
  const broken = requirements.length === 0 && unreadable > 0;
  return {
    dependencies: dependenciesOf(requirements),
    ...(includes.length > 0 ? { includes } : {}),
    ...(constraints.length > 0 ? { constraints } : {}),
    ...(broken ? { problem: 'holds no line that pip understands' } : {}),
  };
}
