// Many repositories in one process of repolinter, by its default rules: `repolinter.cjs FOLDER...`. Prints milliseconds.
const { lint } = require('repolinter');

(async () => {
  const start = performance.now();
  for (const folder of process.argv.slice(2)) await lint(folder);
  process.stdout.write(JSON.stringify(performance.now() - start));
})();
