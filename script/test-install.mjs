// The part of script/test-install that edits a new portal as the plugins' READMEs say, and looks at it.
//
//   test-install.mjs prepare APP new|old TARBALLS
//   test-install.mjs try APP new|old
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const [mode, app, system, tarballs] = process.argv.slice(2);
const FRONTEND = 'http://localhost:3117';
const BACKEND = 'http://localhost:7117';
const STARTED_WITHIN_MS = 300_000;

const file = path => join(app, path);

function edit(path, change) {
  const before = readFileSync(file(path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path}: nothing was changed`);
  writeFileSync(file(path), after);
}

const editJson = (path, change) =>
  edit(path, text => `${JSON.stringify(change(JSON.parse(text)), null, 2)}\n`);

const after = (text, place, added) => {
  if (!text.includes(place)) throw new Error(`'${place}' is not there`);
  return text.replace(place, `${place}\n${added}`);
};

const PACKAGES = {
  engine: '@opaq/engine',
  'scorecards-common': '@opaq/plugin-scorecards-common',
  'scorecards-node': '@opaq/plugin-scorecards-node',
  'scorecards-backend': '@opaq/plugin-scorecards-backend',
  scorecards: '@opaq/plugin-scorecards',
  'scaffolder-backend-module-scorecards':
    '@opaq/plugin-scaffolder-backend-module-scorecards',
};

function prepare() {
  const sources = Object.fromEntries(
    readdirSync(tarballs).map(name => [
      PACKAGES[basename(name, '.tgz')],
      `file:${join(tarballs, name)}`,
    ]),
  );
  const depend = (path, ...names) =>
    editJson(path, json => {
      for (const name of names) json.dependencies[name] = sources[name];
      return json;
    });
  // What is not published yet is found nowhere else.
  editJson('package.json', json => {
    // What this project had to pin, a new portal has to as well: packages that the newest Node 24 does not run with.
    const { resolutions } = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    );
    json.resolutions = { ...resolutions, ...json.resolutions, ...sources };
    return json;
  });
  depend('packages/app/package.json', '@opaq/plugin-scorecards');
  depend(
    'packages/backend/package.json',
    '@opaq/plugin-scorecards-backend',
    '@opaq/plugin-scaffolder-backend-module-scorecards',
  );
  edit('packages/backend/src/index.ts', text =>
    text.replace(
      'backend.start();',
      `backend.add(import('@opaq/plugin-scorecards-backend'));
backend.add(import('@opaq/plugin-scaffolder-backend-module-scorecards'));
backend.start();`,
    ),
  );
  if (system === 'old') {
    edit('packages/app/src/App.tsx', text =>
      after(
        after(
          text,
          "import { Root } from './components/Root';",
          "import { ScorecardsPage } from '@opaq/plugin-scorecards/legacy';",
        ),
        '<Route path="/settings" element={<UserSettingsPage />} />',
        '<Route path="/scorecards" element={<ScorecardsPage />} />',
      ),
    );
    edit('packages/app/src/components/catalog/EntityPage.tsx', text =>
      `import { EntityScorecardCard, EntityScorecardContent } from '@opaq/plugin-scorecards/legacy';\n${text}`
        .replace(
          /(const overviewContent = \(\n\s*<Grid[^>]*>)/,
          '$1\n    <Grid item md={6}><EntityScorecardCard /></Grid>',
        )
        .replace(
          /(const \w+EntityPage = \(\n\s*<EntityLayout>)/g,
          '$1\n    <EntityLayout.Route path="/scorecard" title="Scorecard"><EntityScorecardContent /></EntityLayout.Route>',
        ),
    );
  }

  const project = file('repositories/night-train');
  mkdirSync(project, { recursive: true });
  const write = (name, text) => writeFileSync(join(project, name), text);
  write('README.md', '# Night train\n\nTimetables of night trains.\n');
  write('main.py', 'print("on time")\n');
  write('requirements.txt', 'requests\n');
  write(
    'catalog-info.yaml',
    `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: night-train
spec:
  type: service
  lifecycle: production
  owner: guests
`,
  );
  const git = (...args) => {
    const { status, stderr } = spawnSync('git', args, { cwd: project });
    if (status !== 0) throw new Error(stderr.toString());
  };
  git('init', '--quiet');
  git('add', '.');
  writeFileSync(
    file('app-config.local.yaml'),
    `app:
  baseUrl: ${FRONTEND}
backend:
  baseUrl: ${BACKEND}
  listen: { port: 7117 }
  cors: { origin: '${FRONTEND}' }
auth:
  providers:
    guest: {}
catalog:
  locations:
    - type: file
      target: ${file('examples/org.yaml')}
      rules: [{ allow: [User, Group] }]
    - type: file
      target: ${join(project, 'catalog-info.yaml')}
scorecards:
  localFolders: [${file('repositories')}]
  catalog: { interval: 2s }
`,
  );
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function look() {
  const require = createRequire(new URL('../package.json', import.meta.url));
  const { chromium, expect } = require('@playwright/test');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  try {
    await page.goto(`${FRONTEND}/scorecards`);
    const enter = page.getByRole('button', { name: 'Enter' });
    const heading = page.getByRole('heading', {
      name: 'Operational Excellence',
    });
    await expect(enter.or(heading).first()).toBeVisible({ timeout: 90_000 });
    if (await enter.isVisible()) await enter.click();
    await expect(heading).toBeVisible({ timeout: 60_000 });
    await page.goto(`${FRONTEND}/scorecards/services`);
    await expect(
      page.getByRole('link', { name: 'night-train' }).first(),
    ).toBeVisible({ timeout: 60_000 });
    await page.goto(
      `${FRONTEND}/catalog/default/component/night-train/scorecard`,
    );
    await expect(
      page.getByRole('heading', { name: 'Next steps to Bronze' }),
    ).toBeVisible({ timeout: 60_000 });
    if (errors.length > 0) throw new Error(errors.join('\n'));
  } catch (error) {
    await page.screenshot({ path: `test-install-${system}.png` });
    throw error;
  } finally {
    await browser.close();
  }
}

async function tryOut() {
  const types = spawnSync('yarn', ['tsc'], { cwd: app, encoding: 'utf8' });
  if (types.status !== 0) throw new Error(types.stdout);
  // app-config.local.yaml is read beside app-config.yaml.
  const portal = spawn('yarn', ['start'], {
    cwd: app,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  portal.stdout.on('data', text => (log += text));
  portal.stderr.on('data', text => (log += text));
  try {
    const until = Date.now() + STARTED_WITHIN_MS;
    const ready = () =>
      Promise.all([
        answers(`${BACKEND}/.backstage/health/v1/readiness`),
        answers(FRONTEND),
      ]);
    while (!(await ready()).every(Boolean)) {
      if (Date.now() > until || portal.exitCode !== null) {
        throw new Error('the portal did not start');
      }
      await delay(1000);
    }
    await look();
    process.stderr.write(`The ${system} system: page and tab load.\n`);
  } catch (error) {
    const said = log
      .split('\n')
      .filter(line => !line.includes('incomingRequest'));
    process.stderr.write(`${said.join('\n')}\n${error.stack}\n`);
    process.exitCode = 1;
  } finally {
    if (portal.exitCode === null) process.kill(-portal.pid, 'SIGTERM');
  }
}

if (mode === 'prepare') prepare();
else await tryOut();
