import { Argument, Option, type Command } from 'commander';
import type { Host } from '../Host';
import { escapeJson } from '../text/clean';
import { renderReport } from '../text/report';
import { styleFor } from '../text/terminal';
import { checkFolder } from './checkFolder';
import { failuresOf, levelNamed } from './levels';
import { readScorecard } from './readScorecard';

interface Options {
  format: 'text' | 'json';
  level?: string;
  scorecard?: string;
}

const AFTER_HELP = `
Read is what git tracks; outside of a repository every file that no .gitignore excludes.

Exit status: 0 when nothing in the level fails, 1 when something does, 2 when it could not run.`;

/** `opaq check`. */
export function addCheckCommand(
  program: Command,
  host: Host,
  done: (fails: boolean) => void,
): void {
  program
    .command('check')
    .description('Judges the project in a folder by a scorecard')
    .addArgument(
      new Argument('[path]', 'folder of the project').default('.', 'this one'),
    )
    .addOption(
      new Option('--format <format>', 'for people, or as a report for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option(
      '--level <name>',
      'level in which nothing may fail (default: bronze, or the lowest that the scorecard has)',
    )
    .option(
      '--scorecard <file>',
      'scorecard to judge by (default: Operational Excellence)',
    )
    .addHelpText('after', AFTER_HELP)
    .action(async (path: string, options: Options) => {
      const scorecard = readScorecard(options.scorecard);
      const level = levelNamed(options.level, scorecard);
      const report = await checkFolder(path, scorecard, new Date());
      host.stdout.write(
        options.format === 'json'
          ? `${escapeJson(JSON.stringify(report, undefined, 2))}\n`
          : renderReport(report, level, styleFor(host.stdout, host.env)),
      );
      done(failuresOf(level, report).length > 0);
    });
}
