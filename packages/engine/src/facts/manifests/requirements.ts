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
const EDITABLE = /^(?:-e|--editable)[\s=]*(.+)/;

/** Reads one requirement as PEP 508 writes it, without comment; undefined where it is none. */
function parseRequirement(line: string): Requirement | undefined {
  const hashed = /\s--hash[=:\s]/.test(line);
  const [body] = line.split(/\s--?[a-z]|;|\s#/, 1);
  const bare = body.trim();
  if (ADDRESS.test(bare)) {
    const name = /[#&]egg=([\w.-]+)/.exec(line)?.[1] ?? bare;
    return { name, spec: `@ ${bare}`, exact: true, hashed };
  }
  const named = bare.length > MAX_LENGTH ? null : NAMED.exec(bare);
  if (!named) return undefined;
  const spec = named[2].replace(/[()\s]/g, '');
  const exact = /^@|^={1,3}[^*,=]+(=[^*,]*)?$/.test(spec);
  return { name: named[1], spec, exact, hashed };
}

/** Reads a requirements file. */
export function parseRequirements(content: string): Requirements {
  const result: Requirements = {
    requirements: [],
    includes: [],
    unreadable: 0,
  };
  const lines = content.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  for (const raw of lines) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '' || line === '@EXPLICIT') continue;
    const include = INCLUDE.exec(line);
    const editable = EDITABLE.exec(line);
    if (include) result.includes.push(include[1]);
    else if (editable || !line.startsWith('-')) {
      const requirement = parseRequirement(editable?.[1] ?? line);
      if (requirement) result.requirements.push(requirement);
      else result.unreadable += 1;
    }
  }
  return result;
}

/** The packages and their ranges alone. */
export const dependenciesOf = (
  requirements: readonly Requirement[],
): Dependency[] => requirements.map(({ name, spec }) => ({ name, spec }));

/** A list of PEP 508 requirements as dependencies. */
export const parseRequirementList = (list: readonly string[]): Dependency[] =>
  dependenciesOf(list.flatMap(item => parseRequirement(item.trim()) ?? []));

/** `requirements.txt` and its relatives. */
export function readRequirements(content: string): ReadContent {
  const { requirements, includes, unreadable } = parseRequirements(content);
  const broken = requirements.length === 0 && unreadable > 0;
  return {
    dependencies: dependenciesOf(requirements),
    ...(includes.length > 0 ? { includes } : {}),
    ...(broken ? { problem: 'holds no line that pip understands' } : {}),
  };
}
