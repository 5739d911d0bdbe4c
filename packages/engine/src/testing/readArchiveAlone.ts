/**
 * Reads an archive with all checks in a process of its own, and prints how that ended and what memory it took:
 * `node --require @backstage/cli/config/nodeTransform.cjs readArchiveAlone.ts FILE LIMITS`.
 */
import { checks } from '../checks';
import { DEFAULT_LIMITS } from '../collect';
import { collectorFor } from '../evaluate';
import { readArchive } from '../node';

/** What is printed, as JSON. */
export interface Reading {
  /** Why it was refused; absent where it was read. */
  problem?: string;
  /** The error's name. */
  error?: string;
  paths?: number;
  /** Reasons of all gaps. */
  gaps?: string[];
  /** The most that was resident beyond what loading the engine takes, in MB. */
  memory: number;
  seconds: number;
}

const peak = () => process.resourceUsage().maxRSS / 1024;

async function main([file, limits]: string[]) {
  const { unpackedBytes, ...scan } = {
    ...DEFAULT_LIMITS,
    unpackedBytes: undefined,
    ...(JSON.parse(limits) as object),
  };
  const collector = collectorFor(checks, scan);
  const before = peak();
  const began = Date.now();
  let outcome: Omit<Reading, 'memory' | 'seconds'>;
  try {
    await readArchive(file, collector, { stripTopFolder: true, unpackedBytes });
    const { values, gaps } = collector.finish(['']).get('')!;
    outcome = {
      paths: (values.listing as unknown[]).length,
      gaps: [
        ...new Set(
          Object.values(gaps)
            .flat()
            .map(({ reason }) => reason),
        ),
      ],
    };
  } catch (error) {
    const { name, message } = error as Error;
    outcome = { error: name, problem: message };
  }
  const reading: Reading = {
    ...outcome,
    memory: peak() - before,
    seconds: (Date.now() - began) / 1000,
  };
  process.stdout.write(JSON.stringify(reading));
}

main(process.argv.slice(2));
