import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Rules, ScorecardFile } from '../worker/tasks';
import type { WorkerPool } from '../worker/WorkerPool';

/** The rules of this replica, with a hash that is the same where they are. */
export interface LoadedRules extends Rules {
  hash: string;
}

/**
 * Loads checks and scorecards. A scorecard that can't be used is refused with all that is wrong with it, and the others
 * are in force; where none is left, the default one is.
 */
export async function loadRules(options: {
  workers: WorkerPool;
  files: readonly string[];
  logger: LoggerService;
}): Promise<LoadedRules> {
  const { workers, logger } = options;
  const files: ScorecardFile[] = [];
  const unreadable: Rules['problems'] = [];
  for (const name of options.files) {
    try {
      files.push({ name, text: await readFile(resolve(name), 'utf8') });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const message = `the file can't be read (${code})`;
      unreadable.push({ file: name, message });
    }
  }
  const rules = await workers.run('loadRules', { files });
  const problems = [...unreadable, ...rules.problems];
  for (const { file, line, message } of problems) {
    const where = line === undefined ? file : `${file}:${line}`;
    logger.error(`Scorecard refused: ${where}: ${message}`);
  }
  const names = rules.scorecards.map(({ name }) => name).join(', ');
  logger.info(`Scorecards in force: ${names}`);

  const identity = [
    rules.engineVersion,
    rules.factVersion,
    rules.checks.map(({ id }) => id),
    rules.scorecards.map(({ name, hash }) => [name, hash]),
  ];
  const hash = createHash('sha256').update(JSON.stringify(identity));
  return { ...rules, problems, hash: hash.digest('hex') };
}
