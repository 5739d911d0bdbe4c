import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { StoredFacts } from '@opaq/engine';

/** The name of a fact, as JSON has it, and the colon behind it. */
const NAME = /^"(?:[^"\\]|\\.)*":/;

/**
 * Facts as they are stored: JSON, deflated. Each fact has a line of its own, which JSON leaves open, so that one can be
 * read without the others: most of the time goes into facts that few checks ask for.
 *
 * @returns `digest`: of the JSON without line breaks, which is the same for the same facts.
 */
export function packFacts({ values, gaps }: StoredFacts): {
  digest: string;
  data: Uint8Array;
} {
  const lines = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const parts = [
    '{"values":{',
    ...lines.map((line, index) =>
      index < lines.length - 1 ? `${line},` : line,
    ),
    `},"gaps":${JSON.stringify(gaps)}}`,
  ];
  const hash = createHash('sha256');
  parts.forEach(part => hash.update(part));
  return { digest: hash.digest('hex'), data: deflateSync(parts.join('\n')) };
}

/** Stored facts, each read when it is asked for. */
export function unpackFacts(data: Uint8Array): StoredFacts {
  const text = inflateSync(data).toString();
  const lines = text.split('\n');
  // Those that were stored by a version before are on one line.
  if (lines.length === 1) return JSON.parse(text) as StoredFacts;
  const values: StoredFacts['values'] = {};
  for (const line of lines.slice(1, -1)) {
    const [name] = NAME.exec(line)!;
    const end = line.endsWith(',') ? -1 : undefined;
    defineLater(values, JSON.parse(name.slice(0, -1)) as string, () =>
      JSON.parse(line.slice(name.length, end)),
    );
  }
  const { gaps } = JSON.parse(`{"values":{${lines.at(-1)}`) as StoredFacts;
  return { values, gaps };
}

/** A property that is made when it is first asked for. */
function defineLater(target: object, name: string, make: () => unknown): void {
  let known: { value: unknown } | undefined;
  Object.defineProperty(target, name, {
    enumerable: true,
    get() {
      known ??= { value: make() };
      return known.value;
    },
  });
}
