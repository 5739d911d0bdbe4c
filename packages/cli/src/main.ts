import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { addCheckCommand } from './check/command';
import { addExplainCommand } from './explain/command';
import type { Host } from './Host';
import { addInitCommand } from './init/command';
import { addListCommand } from './list/command';
import { clean } from './text/clean';
import { UserError } from './UserError';

/** It ran, and everything that was asked for holds. */
const EXIT_OK = 0;
/** It ran, and something that was asked for does not hold. */
const EXIT_FAILS = 1;
/** It could not run. */
const EXIT_ERROR = 2;

/**
 * Runs `opaq`.
 *
 * @param args - What follows the command's name.
 * @returns The exit status. Never rejects.
 */
export async function main(args: string[], host: Host): Promise<number> {
  const complain = (text: string) => host.stderr.write(text);
  let exitCode = EXIT_OK;
  const program = new Command('opaq')
    .description('Operational scorecards for data projects')
    .version(version)
    .exitOverride()
    .showHelpAfterError(
      "'opaq --help' names the commands, 'opaq COMMAND --help' what one takes.",
    )
    .configureOutput({
      writeOut: text => host.stdout.write(text),
      writeErr: text => complain(clean(text)),
    });
  // What a command needs is loaded when it runs: help and errors come at once.
  addCheckCommand(program, host, fails => {
    exitCode = fails ? EXIT_FAILS : EXIT_OK;
  });
  addExplainCommand(program, host);
  addListCommand(program, host);
  addInitCommand(program, host);

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said already what is wrong; asking for help or the version ends that way, too.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT_OK : EXIT_ERROR;
    }
    complain(
      error instanceof UserError
        ? `${clean(error.message)}\n`
        : `opaq broke, which is a defect of its own: ${clean(
            (error as Error)?.stack ?? String(error),
          )}\n`,
    );
    return EXIT_ERROR;
  }
}
