#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

const bundle = join(__dirname, '../dist/opaq.js');

if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write(
    `opaq needs Node 22 or later; this is ${process.version}.\n`,
  );
  process.exitCode = 2;
} else if (!existsSync(bundle)) {
  process.stderr.write(
    `opaq is not built yet: ${bundle} is missing.\nRun 'yarn build:cli' in the project's root.\n`,
  );
  process.exitCode = 2;
} else {
  require('./settings')();
  // Compiling the bundle takes longer than running it, so what was compiled once is kept.
  const [command, ...args] = process.argv.slice(2);
  // What a configuration names is imported, which code of this kind can't do.
  const hasConfig =
    process.env.OPAQ_CONFIG || args.some(arg => arg.startsWith('--config'));
  const hasRun =
    command === 'check' && !hasConfig && require('./runCached')(bundle);
  if (!hasRun) {
    enableCompileCache?.();
    require(bundle);
  }
}
