import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { EntityLike } from '../../subject/subjectFromEntity';
import type { SourceFile } from '../../tree';
import { parseQuietly } from '../../yaml/parseQuietly';
import { defineFileFact } from '../Fact';
import { isTable, tableAt, type Table } from '../parse';

/** Why the catalog would refuse a document. @public */
export interface CatalogProblem {
  /** A part of a sentence: `metadata.name is missing`. */
  message: string;
  line: number;
}

/** One document of a catalog file. @public */
export interface CatalogDocument {
  path: string;
  /** Where it begins. */
  line: number;
  /** What it describes, as far as checks ask; undefined where kind or name can't be had. */
  entity?: EntityLike;
  problems: CatalogProblem[];
}

/** The catalog file nearest to the component. @public */
export interface CatalogInfo {
  /** Absent where there is no such file. */
  path?: string;
  documents: CatalogDocument[];
}

type Found = Array<Omit<CatalogDocument, 'path'>>;

const MAX_BYTES = 500_000;
// Of the names of kinds and entities: https://backstage.io/docs/features/software-catalog/descriptor-format
const KIND = /^[A-Za-z][A-Za-z0-9]{0,62}$/;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

const pick = (fields: Table, ...names: string[]): Table =>
  Object.fromEntries(
    names
      .filter(name => fields[name] !== undefined)
      .map(name => [name, fields[name]]),
  );

function readEntity(
  content: Table,
  report: (message: string, ...path: string[]) => void,
): EntityLike | undefined {
  const { apiVersion, kind } = content;
  const metadata = tableAt(content, 'metadata');
  const spec = tableAt(content, 'spec');
  const wrong = (value: unknown, rule: string) =>
    value === undefined ? 'is missing' : rule;

  if (typeof apiVersion !== 'string') {
    report(`apiVersion ${wrong(apiVersion, 'is not text')}`, 'apiVersion');
  }
  for (const name of ['type', 'lifecycle', 'owner'].filter(n => n in spec)) {
    if (typeof spec[name] !== 'string' || spec[name].trim() === '') {
      report(`spec.${name} is not text`, 'spec', name);
    }
  }
  const isKind = typeof kind === 'string' && KIND.test(kind);
  if (!isKind) report(`kind ${wrong(kind, 'is no kind of entity')}`, 'kind');
  const { name } = metadata;
  const isName = typeof name === 'string' && NAME.test(name);
  if (!isName) {
    const rule =
      'is not made of at most 63 letters, digits and the characters - _ . between them';
    report(`metadata.name ${wrong(name, rule)}`, 'metadata', 'name');
  }
  if (!isKind || !isName) return undefined;
  const known = ['namespace', 'title', 'description'];
  return {
    kind,
    metadata: {
      name,
      ...pick(metadata, ...known, 'tags', 'links', 'annotations'),
    },
    spec: pick(spec, 'type', 'lifecycle', 'owner', 'system'),
  };
}

function readDocument(
  document: Document.Parsed,
  lines: LineCounter,
): Found[number] | undefined {
  const start = document.contents?.range[0] ?? document.range[0];
  const line = lines.linePos(start).line;
  const problems: CatalogProblem[] = document.errors.map(error => ({
    message: error.message.split('\n')[0],
    line: lines.linePos(error.pos[0]).line,
  }));
  if (problems.length > 0) return { line, problems: problems.slice(0, 5) };

  const content = document.toJS({ maxAliasCount: 100 }) as unknown;
  if (content === null || content === undefined) return undefined;
  if (!isTable(content)) {
    const message = 'a document is no mapping of names to values';
    return { line, problems: [{ message, line }] };
  }
  const lineOf = (path: string[]): number => {
    if (path.length === 0) return line;
    const node = document.getIn(path, true);
    const range = (node as { range?: [number] } | undefined)?.range;
    return range ? lines.linePos(range[0]).line : lineOf(path.slice(0, -1));
  };
  const entity = readEntity(content, (message, ...path) =>
    problems.push({ message, line: lineOf(path) }),
  );
  return { line, ...(entity ? { entity } : {}), problems };
}

function readFile({ text, size }: SourceFile): Found {
  const broken = (message: string): Found => [
    { line: 1, problems: [{ message, line: 1 }] },
  ];
  if (size > MAX_BYTES) return broken('the file is larger than 500 KB');
  if (text === undefined) return broken('the file is not text');
  try {
    const lines = new LineCounter();
    const documents = parseQuietly(parseAllDocuments, text, lines);
    return [...documents].flatMap(
      document => readDocument(document, lines) ?? [],
    );
  } catch {
    return broken('aliases or nesting go too far to be read');
  }
}

/** What the repository itself tells the catalog. @public */
export const catalogInfo = defineFileFact<Found, CatalogInfo>({
  name: 'catalogInfo',
  version: 1,
  scope: 'nearest',
  select: path => /(^|\/)catalog-info\.ya?ml$/.test(path),
  map: readFile,
  reduce(found) {
    const nearest = [...found.keys()]
      .filter(path => /^(\.\.\/)*catalog-info\.ya?ml$/.test(path))
      .sort()[0];
    return nearest === undefined
      ? { documents: [] }
      : {
          path: nearest,
          documents: found
            .get(nearest)!
            .map(document => ({ path: nearest, ...document })),
        };
  },
});
