import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSettings } from '../config/readSettings';
import { render } from '../formats/render';
import type { Host } from '../Host';
import { styleFor } from '../text/terminal';
import { UserError } from '../UserError';
import { levelNamed, onlyOf, type Asked } from './asked';
import { checkBase, checkFolder, projectAt } from './checkFolder';
import type { Options } from './command';
import { compare } from './compare';
import { judge } from './verdict';

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? `there is no folder ${dirname(file)}.` : message;
    throw new UserError(`${file} cannot be written: ${reason}`);
  }
}

/** Judges a project and prints the judgement; tells whether it is what was asked for. */
export async function runCheck(
  path: string,
  options: Options,
  { stdout, env }: Host,
): Promise<boolean> {
  // Git says where the repository is while the checks are made ready.
  const [project, settings] = await Promise.all([
    projectAt(path),
    readSettings(options, env),
  ]);
  const { catalogue, scorecard } = settings;
  const { base, minScore } = options;
  const only =
    options.only === undefined ? undefined : onlyOf(options.only, catalogue);
  const isAnythingAsked =
    base !== undefined || minScore !== undefined || only !== undefined;
  const level =
    options.level === undefined && isAnythingAsked
      ? undefined
      : levelNamed(options.level, scorecard);
  const asked: Asked = {
    ...(level !== undefined && { level }),
    ...(minScore !== undefined && { minScore }),
    ...(base !== undefined && { base }),
    ...(only && { only }),
  };

  const now = new Date();
  const report = await checkFolder(project, settings, now);
  const comparison =
    base === undefined
      ? undefined
      : compare(await checkBase(project, base, settings, now), report);
  const verdict = judge(report, asked, comparison);
  const judgement = {
    report,
    catalogue,
    asked,
    verdict,
    ...(comparison && { comparison }),
  };

  const verbose = options.verbose ?? false;
  for (const { format, file } of options.output) {
    const style = styleFor({}, {});
    write(file, await render(format, judgement, { style, verbose }));
  }
  const style = styleFor(stdout, env);
  stdout.write(await render(options.format, judgement, { style, verbose }));
  return verdict.ok;
}
