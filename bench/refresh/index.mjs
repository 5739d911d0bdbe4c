// yarn bench:refresh [--json] [--write] [--repositories 10000] [--files 200] [--databases sqlite,postgres]
//                    [--replicas 1,3] [--seconds 45] [--calm] [--profiles FOLDER] [--from FILE]...
//
// How fast repositories are read and scored, and what else the portal can do meanwhile: real backends, with a double of a
// source host on the same machine. SQLite has one replica. --from takes what --json printed before in place of a
// measurement; --profiles leaves what the threads did in the rounds that are sampled, for the browser's tools. The first
// round of 10,000 repositories takes a quarter of an hour. --calm leaves out what is no part of how long a report takes, idle and
// while everything is read: with `--repositories 250 --databases sqlite` it is a matter of three minutes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleBackend } from '../bundleBackend.mjs';
import { freePort, startPostgres } from '../Postgres.mjs';
import { section } from '../report.mjs';
import { Measurement } from './Measurement.mjs';
import { tablesOf } from './tables.mjs';
import { Host } from './World.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    repositories: { type: 'string', default: '10000' },
    files: { type: 'string', default: '200' },
    databases: { type: 'string', default: 'sqlite,postgres' },
    replicas: { type: 'string', default: '1,3' },
    seconds: { type: 'string', default: '45' },
    calm: { type: 'boolean', default: false },
    profiles: { type: 'string' },
    from: { type: 'string', multiple: true, default: [] },
  },
});

async function measureAll() {
  const bundle = await bundleBackend(join(import.meta.dirname, 'backend.ts'));
  const host = await Host.start({
    count: Number(options.repositories),
    files: Number(options.files),
  });
  const wanted = options.databases.split(',');
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgres-'));
  const postgres = wanted.includes('postgres')
    ? await startPostgres(folder, await freePort())
    : undefined;
  const results = [];
  try {
    await host.run('prepare');
    const repositories = (await host.run('repositories')).map(
      ({ name, folders, source }) => {
        const [, base] = name.split('/');
        return {
          name,
          components: folders.map((_, index) => `${base}-${index}`),
          sources: folders.map(folder_ => source + (folder_ && `${folder_}/`)),
        };
      },
    );
    for (const client of wanted) {
      const numbers = client === 'sqlite' ? ['1'] : options.replicas.split(',');
      for (const replicas of numbers.map(Number)) {
        const measurement = new Measurement({
          client,
          replicas,
          host,
          postgres,
          repositories,
          bundle,
          seconds: Number(options.seconds),
          calm: options.calm,
          profiles: options.profiles,
        });
        results.push(await measurement.run());
        process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
      }
    }
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
    host.stop();
  }
  return results;
}

const results =
  options.from.length > 0
    ? options.from.flatMap(file => JSON.parse(readFileSync(file, 'utf8')))
    : await measureAll();
process.stdout.write(
  options.json
    ? `${JSON.stringify(results, null, 2)}\n`
    : `${tablesOf(results)}\n`,
);
if (options.write) section('refresh', tablesOf(results));
process.exit();
