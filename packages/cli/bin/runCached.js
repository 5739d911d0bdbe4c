const { createHash } = require('node:crypto');
const {
  accessSync,
  constants,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname } = require('node:path');
const { getHeapCodeStatistics } = require('node:v8');
const vm = require('node:vm');

const DIGEST_BYTES = 20;

/** By how much a run's code has to exceed what was kept of earlier ones to be kept in its place. */
const GROWTH = 1.2;

const codeBytes = () => getHeapCodeStatistics().bytecode_and_metadata_size;

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Undefined where nothing was kept, or not of this bundle, or not all of it. */
function read(file, digestOf) {
  try {
    const kept = readFileSync(file);
    const code = kept.subarray(DIGEST_BYTES);
    return digestOf(code).equals(kept.subarray(0, DIGEST_BYTES))
      ? code
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever runs the command meanwhile sees the old file or the new one, never half of it. */
function write(file, content) {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
  } catch {
    // The next run compiles for itself, as this one did.
    rmSync(unfinished, { force: true });
  }
}

/**
 * Runs a module as `require` does, with the code that V8 made of its functions in earlier runs: for a small project
 * compiling takes as long as judging. `enableCompileCache` keeps no functions but those that run while a module loads.
 * Such code can `require`, but not `import()`: Node offers that to it as an experiment only, with a warning.
 *
 * The code is kept beside the bundle, where only those can put something that can also change the bundle itself: a
 * folder that the environment names can lie in the repository that is judged. V8 refuses what another version of it, or
 * one with other flags, has made.
 *
 * @returns Whether it ran: not where nothing is kept, and nothing can be.
 */
module.exports = function runCached(bundle) {
  const file = `${bundle}.cache`;
  const source = readFileSync(bundle);
  // V8 itself looks at the length of the source only, and at no damage.
  const digestOf = code =>
    createHash('sha1').update(source).update(code).digest();
  const cachedData = read(file, digestOf);
  const canKeep = isWritable(dirname(bundle));
  if (!cachedData && !canKeep) return false;
  const script = new vm.Script(wrap(source.toString()), {
    filename: bundle,
    ...(cachedData && { cachedData }),
  });
  const before = codeBytes();
  process.once('exit', () => {
    if (!canKeep || codeBytes() < before * GROWTH) return;
    const code = script.createCachedData();
    write(file, Buffer.concat([digestOf(code), code]));
  });
  const own = { exports: {} };
  script.runInThisContext()(
    own.exports,
    createRequire(bundle),
    own,
    bundle,
    dirname(bundle),
  );
  return true;
};
