import { Random } from './random';
import { TEXTS } from './texts';

/** A file of a repository. */
export interface RepositoryFile {
  path: string;
  bytes: Buffer;
}

/** Kinds of file: where they stand, their sizes in bytes (median, ninth decile, largest), as in public data-science repositories. */
const FILES = {
  py: {
    in: ['src/shop', 'src/shop/features', 'tests'],
    median: 2900,
    p90: 20_000,
    max: 200_000,
  },
  R: { in: ['R', 'analysis'], median: 1750, p90: 8900, max: 60_000 },
  ts: {
    in: ['src', 'src/routes', 'test'],
    median: 1500,
    p90: 9000,
    max: 100_000,
  },
  sql: {
    in: ['models/staging', 'models/marts'],
    median: 680,
    p90: 3200,
    max: 50_000,
  },
  md: { in: ['docs', 'docs/notes'], median: 3000, p90: 12_800, max: 100_000 },
  csv: {
    in: ['data/raw', 'data/reference'],
    median: 8300,
    p90: 100_000,
    max: 1_000_000,
  },
  yml: { in: ['config', 'deploy'], median: 1400, p90: 8000, max: 60_000 },
  ipynb: { in: ['notebooks'], median: 57_000, p90: 500_000, max: 2_000_000 },
  png: {
    in: ['reports/figures', 'docs/images'],
    median: 43_000,
    p90: 90_000,
    max: 90_000,
  },
} as const;

type Ending = keyof typeof FILES;

/** Kinds of repository: how many of them there are, and of what files they are made. */
export const KINDS = [
  {
    name: 'python',
    share: 40,
    files: { py: 60, md: 8, yml: 8, csv: 5, ipynb: 3, png: 6 },
  },
  {
    name: 'notebooks',
    share: 18,
    files: { ipynb: 20, py: 30, csv: 15, png: 15, md: 5 },
  },
  { name: 'r', share: 14, files: { R: 60, csv: 10, md: 10, png: 8 } },
  { name: 'node', share: 14, files: { ts: 70, md: 8, yml: 8, png: 4 } },
  { name: 'sql', share: 9, files: { sql: 60, yml: 20, md: 8 } },
  { name: 'documents', share: 5, files: { md: 60, png: 20 } },
] as const;

export type KindName = (typeof KINDS)[number]['name'];

/** A body that many repositories have: what their teams wrote, without what stands at the root. */
export interface Body {
  kind: KindName;
  files: RepositoryFile[];
}

const COUNTS = { median: 60, p90: 350, max: 1500 };

/**
 * Makes a body; equal seeds make equal ones.
 *
 * @param count - Of files. Default: distributed as in real repositories.
 */
export function bodyOf(
  seed: string | number,
  index: number,
  count?: number,
): Body {
  const random = new Random(seed, 'body', index);
  const kind = random.byShare(KINDS);
  const shares = Object.entries(kind.files).map(([ending, share]) => ({
    ending: ending as Ending,
    share,
  }));
  const length = count ?? Math.max(3, random.size(COUNTS));
  const files = Array.from({ length }, (_, at): RepositoryFile => {
    const { ending } = random.byShare(shares);
    const of = FILES[ending];
    const content = TEXTS[ending](random, random.size(of));
    return {
      path: `${random.one(of.in)}/part${at >> 7}/file_${at}.${ending}`,
      bytes: Buffer.from(content),
    };
  });
  return { kind: kind.name, files };
}
