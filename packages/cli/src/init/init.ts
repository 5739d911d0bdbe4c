import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CheckResult } from '@opaq/engine/report';
import { failuresOf } from '../check/verdict';
import { levelNamed } from '../check/asked';
import { checkFolder, projectAt } from '../check/checkFolder';
import { readSettings, type Sources } from '../config/readSettings';
import type { Host } from '../Host';
import { cleanAll } from '../text/clean';
import { levelText } from '../text/summary';
import { styleFor, wrap } from '../text/terminal';
import { UserError } from '../UserError';
import { projectFileTemplate } from './template';

const NAMES = ['.opaq.yaml', '.opaq.yml'];

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
  const { catalogue, scorecard } = settings;
  const project = await projectAt(path);
  for (const name of NAMES) {
    const file = join(project.folder, name);
    if (existsSync(file)) throw refusal(join(path, name));
  }
  const now = new Date();
  // An empty folder is no reason to refuse: the settings may come first.
  const report = await checkFolder(project, settings, now).catch(error => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  const level = levelNamed(undefined, scorecard);
  const failing: CheckResult[] = report
    ? failuresOf(level, cleanAll(report))
    : [];
  const file = join(path, NAMES[0]);
  write(join(project.folder, NAMES[0]), projectFileTemplate(catalogue, now));

  const style = styleFor(stdout, env);
  const say = (text: string) =>
    stdout.write(`${wrap(text, style).join('\n')}\n`);
  say(
    `${file} is written. Nothing is set in it yet: every line says what it is for.`,
  );
  if (!report?.covered) {
    say(
      `'opaq check' judges ${basename(
        project.folder,
      )} once there is something in it that the checks understand.`,
    );
    return;
  }
  const { title } = scorecard.levels.find(({ name }) => name === level)!;
  if (failing.length === 0) {
    say(`Level: ${levelText(report)}. Nothing of ${title} fails.`);
    return;
  }
  const [first] = report.nextSteps;
  say(
    `Level: ${levelText(report)}. ${failing.length} ${
      failing.length === 1 ? 'check fails' : 'checks fail'
    } of ${title}.`,
  );
  say(
    `Begin with: ${catalogue.titleOf(first)} (${catalogue.effortOf(
      first,
    )}). 'opaq explain ${first}' says how, 'opaq check' shows all.`,
  );
}
