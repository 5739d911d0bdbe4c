// yarn bench:pages [--json] [--write] [--components 10000] [--keep FOLDER] [--built]
//
// How soon the overview of a large estate is of use in Chromium, from a cold cache, on the production build; how long the
// browser is held up when it is worked with; and what the plugin adds to a portal's JavaScript. --keep is bench:api's: its
// database of the same size serves both. --built takes the build that is there.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { here } from '../api/Backend.mjs';
import { Databases, say } from '../api/Databases.mjs';
import { machine, number, section, table } from '../report.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    components: { type: 'string', default: '10000' },
    keep: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
});
const components = Number(options.components);
const ROUNDS = 5;
const median = list => [...list].sort((a, b) => a - b)[list.length >> 1];
const require = createRequire(here('../../package.json'));

/** What a portal has anyway, and the charts. */
const EXTERNAL = [
  '@backstage/*',
  '@material-ui/*',
  'react',
  'react/*',
  'react-dom',
  'react-router-dom',
  'recharts',
];

/** Kilobytes of gzip: of all chunks, and of what every page of the portal loads. */
async function weigh() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  try {
    const { metafile, outputFiles } = await build({
      entryPoints: [here('../../plugins/scorecards/src/index.ts')],
      outdir: folder,
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'chrome120',
      metafile: true,
      write: false,
      loader: { '.json': 'json' },
      external: EXTERNAL,
      logLevel: 'error',
    });
    const sizes = new Map(
      outputFiles.map(({ path, contents }) => [
        path.split('/').at(-1),
        gzipSync(contents, { level: 9 }).length / 1000,
      ]),
    );
    // The entry with what it imports without being asked.
    const first = new Set();
    const follow = file => {
      const name = file.split('/').at(-1);
      if (first.has(name) || !sizes.has(name)) return;
      first.add(name);
      const [, output] = Object.entries(metafile.outputs).find(([path]) =>
        path.endsWith(`/${name}`),
      );
      for (const { path, kind } of output.imports) {
        if (kind === 'import-statement') follow(path);
      }
    };
    follow('index.js');
    const sum = names =>
      [...names].reduce((total, name) => total + sizes.get(name), 0);
    return {
      allKilobytes: sum(sizes.keys()),
      firstKilobytes: sum(first),
      chunks: sizes.size,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openOverview(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
  });
  await context.addInitScript(() => {
    localStorage.setItem('@backstage/core:SignInPage:provider', 'guest');
    window.longTasks = [];
    new PerformanceObserver(list =>
      window.longTasks.push(...list.getEntries().map(e => e.duration)),
    ).observe({ type: 'longtask', buffered: true });
  });
  const page = await context.newPage();
  await page.goto(`${url}/scorecards?expand=group%3Adefault%2Fgroup-0`);
  // The heat map is drawn, and its first row counts every component.
  const usableMs = await page.waitForFunction(
    count => {
      const rows = document.querySelectorAll('main [role=grid] tbody tr');
      const all = rows[0]?.textContent ?? '';
      return rows.length > 1 && all.includes(count) ? performance.now() : 0;
    },
    components.toLocaleString('en-US'),
    { polling: 'raf', timeout: 60_000 },
  );
  const value = await usableMs.jsonValue();
  return { context, page, usableMs: value };
}

/** The longest task while something is done, in milliseconds; tasks below 50 ms are not told apart. */
async function longest(page, act) {
  await page.evaluate(() => {
    window.longTasks.length = 0;
  });
  await act();
  await page.waitForTimeout(1500);
  return page.evaluate(() => Math.max(0, ...window.longTasks));
}

async function work(page) {
  const map = page.locator('main [role=grid]');
  const heads = map.getByRole('columnheader').getByRole('button');
  return {
    scroll: await longest(page, async () => {
      for (let step = 0; step < 20; step++) await page.mouse.wheel(0, 300);
      for (let step = 0; step < 20; step++) await page.mouse.wheel(0, -300);
    }),
    sort: await longest(page, () => heads.last().click()),
    expand: await longest(page, async () => {
      for (let times = 0; times < 12; times++) {
        const closed = map.locator('[aria-expanded=false]').first();
        if ((await closed.count()) === 0) break;
        await closed.click();
        await page.waitForTimeout(400);
      }
    }),
    rows: await map.locator('tbody tr').count(),
  };
}

const sizes = await weigh();
if (!options.built) {
  say('Building the portal …');
  execFileSync('yarn', ['workspace', 'app', 'build'], {
    cwd: here('../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
const { start, remove } = await new Databases(options.keep).prepared('sqlite', {
  components,
  days: 365,
});
let backend;
let result;
try {
  backend = await start({ policy: 'allow', app: true });
  await backend.json('/api/scorecards/overview');
  say('Measuring …');
  const { chromium } = require('@playwright/test');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const usable = [];
  const tasks = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { context, page, usableMs } = await openOverview(
      browser,
      backend.url,
    );
    usable.push(usableMs);
    await page.waitForLoadState('networkidle');
    tasks.push(await work(page));
    await context.close();
  }
  await browser.close();
  const worst = name => Math.max(...tasks.map(one => one[name]));
  result = {
    components,
    sizes,
    usableMs: median(usable),
    usableAllMs: usable,
    longestTaskMs: {
      scroll: worst('scroll'),
      sort: worst('sort'),
      expand: worst('expand'),
    },
    rows: worst('rows'),
  };
} finally {
  await backend?.stop();
  remove();
}

const text = [
  machine(),
  table(
    ['what', 'measured'],
    [
      [
        `The overview of ${number(
          components,
        )} components is of use, from a cold cache (median of ${ROUNDS})`,
        `${number(result.usableMs)} ms`,
      ],
      [
        'Longest task while scrolling',
        `${number(result.longestTaskMs.scroll)} ms`,
      ],
      ['… sorting', `${number(result.longestTaskMs.sort)} ms`],
      [
        `… expanding, up to ${number(result.rows)} rows`,
        `${number(result.longestTaskMs.expand)} ms`,
      ],
      [
        'The plugin, all pages, without charts, gzip',
        `${number(sizes.allKilobytes, 1)} kB`,
      ],
      [
        'Of that loaded on pages that show nothing of it',
        `${number(sizes.firstKilobytes, 1)} kB`,
      ],
    ],
  ),
].join('\n\n');
process.stdout.write(
  options.json ? `${JSON.stringify(result, null, 2)}\n` : `${text}\n`,
);
if (options.write) section('pages', text);
process.exit();
