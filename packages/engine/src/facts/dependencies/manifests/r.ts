import {
  isTable,
  lineMatching,
  parseJson,
  tableAt,
  text,
  type Table,
} from '../../parse';
import type { Dependency, InterpreterSpec, ReadContent } from './Manifest';

/** Records of `Key: value` lines, as R and Debian write them; a line that begins with a space continues the one above. */
function parseDcf(content: string): Map<string, string>[] {
  const lines = content.replace(/\r\n?/g, '\n');
  return lines.split(/\n[ \t]*\n/).map(record => {
    const fields = new Map<string, string[]>();
    let values: string[] = [];
    for (const line of record.split('\n')) {
      const field = /^([A-Za-z][\w/@.-]*):(.*)$/.exec(line);
      if (field) {
        values = [];
        fields.set(field[1], values);
      }
      values.push((field ? field[2] : line).trim());
    }
    return new Map(
      [...fields].map(([name, parts]) => [name, parts.join(' ').trim()]),
    );
  });
}

function parseList(value: string): Dependency[] {
  return value.split(',').flatMap(item => {
    const match = /^([A-Za-z][\w.]{0,100})\s{0,20}(?:\(([^)]{0,100})\))?$/.exec(
      item.trim(),
    );
    return match ? [{ name: match[1], spec: (match[2] ?? '').trim() }] : [];
  });
}

const FIELDS = ['Depends', 'Imports', 'LinkingTo', 'Suggests'];

/** The `DESCRIPTION` of a package, an app or a compendium in R. Undefined for a file that only has its name. */
export function readDescription(content: string): ReadContent {
  const fields = new Map(parseDcf(content).flatMap(record => [...record]));
  if (![...FIELDS, 'Package'].some(name => fields.has(name))) return undefined;
  const all = FIELDS.flatMap(field =>
    parseList(fields.get(field) ?? '').map(
      (one): Dependency =>
        field === 'Suggests' ? { ...one, scope: 'optional' } : one,
    ),
  );
  const project = fields.get('Package');
  const line = lineMatching(content, /\bR\s*\(/);
  return {
    dependencies: all.filter(({ name }) => name !== 'R'),
    ...(project ? { project } : {}),
    interpreters: all
      .filter(({ name, spec }) => name === 'R' && spec !== '')
      .map(({ spec }): InterpreterSpec => ({ language: 'r', spec, line })),
  };
}

/** renv's lock, which is its own declaration: https://rstudio.github.io/renv/reference/lockfiles.html. */
export function readRenv(content: string): ReadContent {
  const parsed = parseJson(content);
  if ('problem' in parsed) return parsed;
  const version = text(tableAt(parsed.data, 'R').Version);
  const line = lineMatching(content, /"Version"/);
  return {
    dependencies: Object.entries(tableAt(parsed.data, 'Packages')).map(
      ([name, value]) => ({ name, spec: text(tableAt(value).Version) ?? '' }),
    ),
    interpreters: version
      ? [{ language: 'r', spec: `==${version}`, line }]
      : [],
  };
}

/** The packages of pak's lock, which lists the project itself among them: https://pak.r-lib.org/reference/lockfile_create.html. */
export const ofPak = (data: Table): Table[] =>
  (Array.isArray(data.packages) ? data.packages : [])
    .filter(isTable)
    .filter(one => !/^(deps|local)$/.test(text(one.type) ?? ''));

/** pak's lock: its own declaration, as renv's is. */
export function readPak(content: string): ReadContent {
  const parsed = parseJson(content);
  if ('problem' in parsed) return parsed;
  const version = /^R version (\d+\.\d+\.\d+)/.exec(
    text(parsed.data.r_version) ?? '',
  )?.[1];
  const line = lineMatching(content, /"r_version"/);
  return {
    dependencies: ofPak(parsed.data).flatMap(one => {
      const name = text(one.package);
      return name ? [{ name, spec: text(one.version) ?? '' }] : [];
    }),
    interpreters: version
      ? [{ language: 'r', spec: `==${version}`, line }]
      : [],
  };
}

/** The lock of packrat, renv's predecessor. */
export function readPackrat(content: string): ReadContent {
  const records = parseDcf(content);
  const version = records[0]?.get('RVersion');
  const line = lineMatching(content, /^RVersion:/);
  return {
    dependencies: records.flatMap(record => {
      const name = record.get('Package');
      return name ? [{ name, spec: record.get('Version') ?? '' }] : [];
    }),
    interpreters: version
      ? [{ language: 'r', spec: `==${version}`, line }]
      : [],
  };
}
