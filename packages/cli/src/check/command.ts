import { Argument, Option, type Command } from 'commander';
import { addSources } from '../addSources';
import type { Sources } from '../config/readSettings';
import { FORMATS, type Format } from '../formats/names';
import type { Host } from '../Host';
import { UserError } from '../UserError';

export interface Options extends Sources {
  format: Format;
  output: Array<{ format: Format; file: string }>;
  level?: string;
  minScore?: number;
  only?: string;
  base?: string;
  verbose?: boolean;
}

const AFTER_HELP = `
Read is what git tracks; outside of a repository every file that no .gitignore
excludes.

--level, --min-score and --base each ask for something. Where none is given,
nothing may fail in bronze (or in the lowest level that the scorecard has), and
with --only none of those checks.

Exit status: 0 when everything that was asked for holds, 1 when something does
not, 2 when it could not run. What is unknown never fails.`;

function percent(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0 && number <= 100)) {
    throw new UserError(
      `--min-score takes a percentage from 0 to 100, not '${text}'.`,
    );
  }
  if (number > 0 && number < 1) {
    throw new UserError(
      `--min-score takes a percentage: write ${Number(
        (number * 100).toFixed(6),
      )} for ${number}.`,
    );
  }
  return number;
}

function outputOf(
  text: string,
  before: Options['output'] = [],
): Options['output'] {
  const [format, ...rest] = text.split('=');
  const file = rest.join('=');
  if (!(FORMATS as readonly string[]).includes(format) || file === '') {
    throw new UserError(
      `--output takes FORMAT=FILE, such as sarif=opaq.sarif, not '${text}'. Formats: ${FORMATS.join(
        ', ',
      )}.`,
    );
  }
  return [...before, { format: format as Format, file }];
}

/** `opaq check`. */
export function addCheckCommand(
  program: Command,
  host: Host,
  done: (fails: boolean) => void,
): void {
  const command = program
    .command('check')
    .description('judges the project in a folder by a scorecard')
    .addArgument(
      new Argument('[path]', 'folder of the project').default('.', 'this one'),
    )
    .addOption(
      new Option('--format <format>', 'what is printed')
        .choices([...FORMATS])
        .default('text'),
    )
    .addOption(
      new Option(
        '--output <format=file>',
        'writes a format into a file as well; may be given several times',
      )
        .argParser(outputOf)
        .default([], 'none'),
    )
    .option('--level <name>', 'asks that nothing fails up to this level')
    .addOption(
      new Option(
        '--min-score <percent>',
        'asks for a score of at least so much',
      ).argParser(percent),
    )
    .option(
      '--base <revision>',
      'asks that nothing is worse than where this branch left the revision, and shows what changed',
    )
    .option(
      '--only <checks>',
      'looks at these checks only: ids or categories, with commas between them',
    );
  addSources(command)
    .option('--verbose', 'shows passes, and every check in full')
    .addHelpText('after', AFTER_HELP)
    .action(async (path: string, options: Options) => {
      const { runCheck } = await import('./runCheck');
      done(!(await runCheck(path, options, host)));
    });
}
