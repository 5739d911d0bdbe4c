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

// What is kept: the digest of all that follows, how much code there was at the end of the run, and that code.
const DIGEST_BYTES = 20;
const HEADER_BYTES = DIGEST_BYTES + 4;

/** By how much a run's code has to exceed what was kept of an earlier one to be kept in its place. */
const GROWTH = 1.15;

/** V8 goes through all of its memory for that: some milliseconds. */
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
    const content = kept.subarray(DIGEST_BYTES);
    return digestOf(content).equals(kept.subarray(0, DIGEST_BYTES))
      ? {
          size: kept.readUInt32BE(DIGEST_BYTES),
          code: kept.subarray(HEADER_BYTES),
        }
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
  const digestOf = content =>
    createHash('sha1').update(source).update(content).digest();
  const kept = read(file, digestOf);
  const canKeep = isWritable(dirname(bundle));
  if (!kept && !canKeep) return false;
  const script = new vm.Script(wrap(source.toString()), {
    filename: bundle,
    ...(kept && { cachedData: kept.code }),
  });
  // V8 refuses code of another version of it: then there is nothing.
  const before = script.cachedDataRejected ? 0 : kept?.size ?? 0;
  process.once('exit', () => {
    if (!canKeep) return;
    const size = codeBytes();
    if (size < before * GROWTH) return;
    const header = Buffer.alloc(4);
    header.writeUInt32BE(size);
    const content = Buffer.concat([header, script.createCachedData()]);
    write(file, Buffer.concat([digestOf(content), content]));
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
