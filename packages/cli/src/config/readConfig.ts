import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readYaml } from '@opaq/engine';
import * as z from 'zod';
import { UserError } from '../UserError';

/** What an organisation gives the command beside what it brings. */
export interface Config {
  /** Absolute path of the file; undefined where none was named. */
  path?: string;
  /** Packages, or paths of modules, that export `checks`. */
  checks: string[];
  /** Absolute path of the scorecard. */
  scorecard?: string;
  /** Disciplines of teams, by what stands behind the `@` in CODEOWNERS, in lower case. */
  teams?: Record<string, string[]>;
}

const schema = z.strictObject({
  checks: z.array(z.string().min(1)).default([]),
  scorecard: z.string().min(1).optional(),
  disciplines: z
    .record(z.string().min(1), z.array(z.string().min(1)))
    .optional(),
});

/** `@org/team`, or a group of the catalog, under which a team of its name is known. */
const teamName = (entry: string) =>
  entry.startsWith('@')
    ? entry.slice(1).toLowerCase()
    : entry
        .slice(entry.lastIndexOf('/') + 1)
        .replace(/^.*:/, '')
        .toLowerCase();

function teamsOf(disciplines: Record<string, string[]>) {
  const teams = new Map<string, string[]>();
  for (const [discipline, entries] of Object.entries(disciplines)) {
    for (const name of new Set(entries.map(teamName))) {
      teams.set(name, [...(teams.get(name) ?? []), discipline]);
    }
  }
  return Object.fromEntries(teams);
}

/** The text of a file that somebody named, called by what it is. */
export function textOf(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `There is no ${what} ${file}.`
        : `The ${what} ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}

/** What is wrong with a file, a line each. */
export function problemsOf(
  file: string,
  problems: ReadonlyArray<{ message: string; line?: number }>,
): string[] {
  return problems.map(({ message, line }) =>
    [file, line, ` ${message}`].filter(part => part !== undefined).join(':'),
  );
}

/**
 * @param file - As the user named it.
 * @throws {@link UserError} With all that is wrong with it.
 */
export function readConfig(file: string | undefined): Config {
  if (file === undefined) return { checks: [] };
  const read = readYaml(textOf(file, 'configuration'), schema.nullable());
  if ('problems' in read) {
    throw new UserError(
      [
        `The configuration ${file} cannot be used:`,
        ...problemsOf(file, read.problems),
      ].join('\n'),
    );
  }
  const path = resolve(file);
  const { checks, scorecard, disciplines } = read.value ?? { checks: [] };
  return {
    path,
    checks,
    ...(scorecard && { scorecard: resolve(dirname(path), scorecard) }),
    ...(disciplines && { teams: teamsOf(disciplines) }),
  };
}
