/** What threads spent their time on, from the profiles that they left. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What code belongs to, by its path or, where it is none of JavaScript, by its name; the innermost frame that is known says it. */
const KINDS = [
  ['memory', /^\(garbage collector\)$/],
  [
    'archive',
    /packages\/engine\/src\/node\/|src\/source\/|undici|node:(?:zlib|fs|internal\/fs)|node_modules\/(?:tar|minizlib|minipass|yauzl)\//,
  ],
  [
    'engine',
    /packages\/engine\/src\/|node_modules\/(?:markdown-it|yaml|smol-toml|dockerfile-ast|re2js|semver)\//,
  ],
  [
    'database',
    /src\/database\/|node_modules\/(?:knex|pg|pg-[^/]+|better-sqlite3|tarn)\//,
  ],
];
const WAITS = new Set(['(idle)', 'atomicsWaitLoop']);

/** The module of each line of a bundle, as the bundler notes it. */
function modulesOf(file) {
  let module = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .map(line => {
      const [, path] =
        /^ {0,2}\/\/ ((?:\.\.\/)*[\w@][^ ]*\.[cm]?[jt]s)$/.exec(line) ?? [];
      module = path ?? module;
      return module;
    });
}

/**
 * @param bundle - The folder of the bundles that ran.
 * @returns For the main thread and for all workers, the share of each kind in the time that they did not wait.
 */
export function sharesOf(profiles, bundle) {
  const modules = new Map();
  const placeOf = ({ url, lineNumber }) => {
    const path = url.replace(/^file:\/\//, '');
    if (dirname(path) !== bundle) return url;
    const name = basename(path);
    if (!modules.has(name)) modules.set(name, modulesOf(join(bundle, name)));
    return modules.get(name)[lineNumber] ?? url;
  };
  const times = { main: {}, workers: {} };
  for (const file of readdirSync(profiles)) {
    const profile = JSON.parse(readFileSync(join(profiles, file), 'utf8'));
    const thread = Number(file.split('.')[4]) === 0 ? 'main' : 'workers';
    const nodes = new Map(profile.nodes.map(node => [node.id, node]));
    const parents = new Map(
      profile.nodes.flatMap(({ id, children = [] }) =>
        children.map(child => [child, id]),
      ),
    );
    const known = new Map();
    const kindOf = id => {
      if (id === undefined) return 'rest';
      if (!known.has(id)) {
        const { callFrame } = nodes.get(id);
        const place = placeOf(callFrame);
        const kind = WAITS.has(callFrame.functionName)
          ? 'waits'
          : KINDS.find(([, pattern]) =>
              pattern.test(place || callFrame.functionName),
            )?.[0];
        known.set(id, kind ?? kindOf(parents.get(id)));
      }
      return known.get(id);
    };
    profile.samples.forEach((id, index) => {
      const kind = kindOf(id);
      times[thread][kind] =
        (times[thread][kind] ?? 0) + profile.timeDeltas[index];
    });
  }
  const shares = ({ waits: _, ...busy }) => {
    const all = Object.values(busy).reduce((sum, time) => sum + time, 0);
    return Object.fromEntries(
      Object.entries(busy).map(([kind, time]) => [kind, time / all]),
    );
  };
  return { main: shares(times.main), workers: shares(times.workers) };
}
