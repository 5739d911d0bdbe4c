/**
 * The double of a source host as a process of its own, for benchmarks.
 *
 *   main.ts OPTIONS     (JSON of SourceHostOptions)
 *
 * It prints a line of JSON when it is ready: where it is, what a portal's configuration says of it, and `control`, to which
 * commands are posted as `{"command": "push", "arguments": ["team-1/repository-1"]}`. It ends with its standard input.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultRule } from './Faults';
import { SourceHost, type SourceHostOptions } from './SourceHost';

interface Command {
  command: string;
  arguments?: unknown[];
}

function commandsOf(host: SourceHost) {
  const { repositories, faults } = host;
  const describe = () =>
    repositories.all().map(repository => ({
      name: repository.name,
      sha: repositories.shaOf(repository),
      folders: repositories.folders(repository),
      source: host.sourceOf(repository.name),
      isDeleted: repository.isDeleted,
    }));
  return new Map<string, (...given: never[]) => unknown>([
    ['repositories', describe],
    ['push', (name: string) => repositories.push(name)],
    ['rename', (name: string, to: string) => repositories.rename(name, to)],
    ['remove', (name: string) => repositories.remove(name)],
    ['restore', (name: string) => repositories.restore(name)],
    ['fault', (rule: FaultRule) => void faults.add(rule)],
    ['clearFaults', () => faults.clear()],
    ['counts', () => host.counts()],
    // All archives are prepared, so that nobody waits for that while something is measured.
    ['prepare', () => repositories.prepare()],
  ]);
}

async function textOf(request: IncomingMessage) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function main() {
  const options = JSON.parse(process.argv[2] ?? '{}') as SourceHostOptions;
  const host = await SourceHost.start(options);
  const commands = commandsOf(host);
  const control = createServer(async (request, response) => {
    try {
      const asked = JSON.parse(await textOf(request)) as Command;
      const run = commands.get(asked.command);
      if (!run) throw new Error(`there is no command ${asked.command}`);
      const result = await run(...((asked.arguments ?? []) as never[]));
      response.end(JSON.stringify(result ?? null));
    } catch (error) {
      response.statusCode = 400;
      response.end(`${error}`);
    }
  });
  await new Promise<void>(resolve => control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  const { url, integrations } = host;
  process.stdout.write(
    `${JSON.stringify({
      url,
      host: host.host,
      integrations,
      control: `http://127.0.0.1:${port}`,
    })}\n`,
  );
  process.stdin.on('end', () => process.exit()).resume();
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
