const { setFlagsFromString } = require('node:v8');

/** V8's settings for a process that looks at one repository and ends. */
module.exports = function settle() {
  // Else each expression is compiled twice, and most are used a few times only: a sixth of the time of a small project.
  setFlagsFromString('--no-regexp-tier-up');
  // Else a run is over before most of what is optimised has paid.
  setFlagsFromString('--invocation-count-for-maglev=2000');
  // Else a hundred thousand files leave half as much garbage again before it is collected.
  setFlagsFromString('--heap-growing-percent=50');
};
