import { Argument, type Command } from 'commander';
import { addSources } from '../addSources';
import type { Sources } from '../config/readSettings';
import type { Host } from '../Host';

/** `opaq init`. */
export function addInitCommand(program: Command, host: Host): void {
  const command = program
    .command('init')
    .description("writes .opaq.yaml, a project's own settings, with comments")
    .addArgument(
      new Argument('[path]', 'folder of the project').default('.', 'this one'),
    );
  addSources(command).action(async (path: string, sources: Sources) => {
    const { init } = await import('./init');
    await init(path, sources, host);
  });
}
