import { Option, type Command } from 'commander';
import { addSources } from '../addSources';
import type { Sources } from '../config/readSettings';
import type { Host } from '../Host';

/** `opaq list`. */
export function addListCommand(program: Command, host: Host): void {
  const command = program
    .command('list')
    .description('lists all checks with the level that asks for them')
    .addOption(
      new Option('--format <format>', 'what is printed')
        .choices(['text', 'json'])
        .default('text'),
    );
  addSources(command).action(
    async (options: Sources & { format: 'text' | 'json' }) => {
      const { list } = await import('./list');
      await list(options, host);
    },
  );
}
