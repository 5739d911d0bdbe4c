import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Report } from '@opaq/engine/report';
import { failuresOf } from '../check/verdict';
import { levelNamed } from '../check/asked';
import {
  checkFolder,
  PROJECT_FILES,
  projectAt,
  type Project,
} from '../check/checkFolder';
import {
  readSettings,
  type Settings,
  type Sources,
} from '../config/readSettings';
import type { Host } from '../Host';
import { cleanAll } from '../text/clean';
import { levelText } from '../text/summary';
import { styleFor, wrap } from '../text/terminal';
import { UserError } from '../UserError';
import { projectFileTemplate } from './template';

function refusal(file: string): UserError {
  return new UserError(`${file} is there already, and stays as it is.`);
}

/** Writes the file, never over another one and never through a link. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw refusal(file);
    throw new UserError(`${file} cannot be written: ${message}`);
  }
}

/** Where a project stands by its report, and what to begin with. */
function standing(
  report: Report,
  { catalogue, scorecard }: Settings,
): string[] {
  const level = levelNamed(undefined, scorecard);
  const { title } = scorecard.levels.find(({ name }) => name === level)!;
  const failing = failuresOf(level, report).length;
  if (failing === 0) {
    return [`Level: ${levelText(report)}. Nothing of ${title} fails.`];
  }
  const count = failing === 1 ? 'check fails' : 'checks fail';
  const [first] = report.nextSteps;
  return [
    `Level: ${levelText(report)}. ${failing} ${count} of ${title}.`,
    `Begin with: ${catalogue.titleOf(first)} (${catalogue.effortOf(
      first,
    )}). 'opaq explain ${first}' says how, 'opaq check' shows all.`,
  ];
}

/** What comes next. An empty folder is no reason to refuse: the settings may come first. */
async function outlook(
  project: Project,
  settings: Settings,
  now: Date,
): Promise<string[]> {
  try {
    const report = await checkFolder(project, settings, now);
    if (report.covered) return standing(cleanAll(report), settings);
  } catch (error) {
    if (error instanceof UserError) return [error.message];
    throw error;
  }
  const name = basename(project.folder);
  return [
    `'opaq check' judges ${name} once there is something in it that the checks understand.`,
  ];
}

/**
 * Writes a project's settings, with nothing set, and says where the project stands.
 *
 * @throws {@link UserError} Where there are settings already.
 */
export async function init(
  path: string,
  sources: Sources,
  { stdout, env }: Host,
): Promise<void> {
  const settings = await readSettings(sources, env);
  const project = await projectAt(path);
  const old = PROJECT_FILES.find(name =>
    existsSync(join(project.folder, name)),
  );
  if (old) throw refusal(join(path, old));
  const now = new Date();
  const next = await outlook(project, settings, now);

  const [name] = PROJECT_FILES;
  const text = projectFileTemplate(settings.catalogue, now);
  write(join(project.folder, name), text);
  const file = join(path, name);
  const style = styleFor(stdout, env);
  const lines = [
    `${file} is written. Nothing is set in it yet: every line says what it is for.`,
    ...(project.tree
      ? [`Nothing in it holds before git tracks it: 'git add ${file}'.`]
      : []),
    ...next,
  ].flatMap(line => wrap(line, style));
  stdout.write(`${lines.join('\n')}\n`);
}
