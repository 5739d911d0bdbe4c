import type { Command } from 'commander';
import { addSources } from '../addSources';
import type { Sources } from '../config/readSettings';
import type { Host } from '../Host';

/** `opaq explain`. */
export function addExplainCommand(program: Command, host: Host): void {
  const command = program
    .command('explain')
    .description(
      'says of a check what it looks for, why, and how to put it right',
    )
    .argument('<check>', "id of the check, such as 'deps.lockfile'");
  addSources(command).action(async (checkId: string, sources: Sources) => {
    const { explain } = await import('./explain');
    await explain(checkId, sources, host);
  });
}
