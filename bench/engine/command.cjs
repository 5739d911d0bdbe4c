// Runs a measurement as the command runs a check: with its settings, and with the compiled code that it keeps.
//
//   command.cjs BUNDLE ARGUMENT...
const [bundle] = process.argv.splice(2, 1);

require('../../packages/cli/bin/settings')();
require('../../packages/cli/bin/runCached')(bundle);
