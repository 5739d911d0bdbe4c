// What the engine is held against: listing a repository and reading some of its files, as anybody would write it. Nothing
// of the engine is used, so that a faster reader of ours does not move the measure.
//
//   read.mjs FOLDER TIMES FILE              git's list, and the files that FILE names. Prints JSON.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, times, file] = process.argv.slice(2);
const wanted = new Set(JSON.parse(readFileSync(file, 'utf8')));

function read() {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: folder,
    maxBuffer: 1e9,
  });
  const paths = listed.toString().split('\0').filter(Boolean);
  let bytes = 0;
  for (const path of paths) {
    if (wanted.has(path)) bytes += readFileSync(join(folder, path)).byteLength;
  }
  return { files: paths.length, bytes };
}

const milliseconds = [];
let last;
for (let time = 0; time < Number(times); time++) {
  const start = performance.now();
  last = read();
  milliseconds.push(performance.now() - start);
}
process.stdout.write(JSON.stringify({ milliseconds, ...last }));
