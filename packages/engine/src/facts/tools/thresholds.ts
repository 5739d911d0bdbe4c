/** A coverage that a command fails below. */
export interface ThresholdOption {
  tool: string;
  /** The option by which it is told. */
  option: string;
  value?: string;
}

// A number, or a variable that holds one; a list of arguments has quotes and a comma between the two.
const VALUE = /^["']?[\s=,]{1,4}["']?([\w.${}()@%-]{1,60})/;

const OPTIONS: ReadonlyArray<
  readonly [tool: string, option: string, beside?: RegExp]
> = [
  ['pytest-cov', '--cov-fail-under'],
  // Pylint and interrogate have an option of the same name, for other things than coverage of tests.
  ['coverage.py', '--fail-under', /\bcoverage\b|\bdiff-cover\b/],
  ['diff-cover', '--fail-under', /\bdiff-cover\b/],
  ['Node', '--test-coverage-lines'],
  ['Vitest', '--coverage.thresholds'],
];
const SWITCHES: ReadonlyArray<readonly [tool: string, pattern: RegExp]> = [
  ['c8', /\bc8\b.{0,200}(--check-coverage|--100\b|\bcheck-coverage\b)/],
  ['nyc', /\bnyc\b.{0,200}\bcheck-coverage\b/],
  ['Jest', /--coverage-?[tT]hreshold\b/],
  [
    'covr',
    // An arrow only gives it a name.
    /\bpercent_coverage\(.{0,100}(<(?!-)|>=?)|(<(?!-)|>=?).{0,60}\bpercent_coverage\(/,
  ],
];
const MAX_LENGTH = 2_000;

/** The coverage that a line of a script, of a list of arguments or of options fails below. */
export function thresholdIn(text: string): ThresholdOption | undefined {
  const line = text.slice(0, MAX_LENGTH);
  for (const [tool, option, beside] of OPTIONS) {
    const index = line.indexOf(option);
    if (index < 0 || (beside && !beside.test(line))) continue;
    const rest = line.slice(index + option.length);
    const value = VALUE.exec(rest.replace(/^\.\w{1,12}/, ''))?.[1];
    if (value && Number.parseFloat(value) !== 0) {
      return /^[\d.]+$/.test(value)
        ? { tool, option, value }
        : { tool, option };
    }
  }
  const found = SWITCHES.find(([, pattern]) => pattern.test(line));
  return found ? { tool: found[0], option: found[0] } : undefined;
}

const COUNTED =
  /(?<![\w.])([A-Za-z][\w.]{0,60})\s{0,5}(?:<-|=)[^=].{0,100}\bpercent_coverage\(/;
const ENDS = /\b(?:stop|stopifnot|abort|cli_abort|quit|q)\(/;
/** Lines in which what follows from a comparison is looked for. */
const MAX_BELOW = 4;

/**
 * The line, from 0, of an R script that fails below a coverage which covr counted further up, under a name of its own:
 * `pct <- percent_coverage(cov)`, then `if (pct < 80) stop("too low")`.
 */
export function covrThresholdLine(lines: readonly string[]): number {
  let compared: RegExp | undefined;
  return lines.findIndex((whole, index) => {
    const line = whole.slice(0, MAX_LENGTH).replace(/^\s*#.*/, '');
    const [, name] = COUNTED.exec(line) ?? [];
    if (name) {
      const literal = name.replaceAll('.', '\\.');
      compared = new RegExp(
        `(?<![\\w.$])${literal}\\s{0,5}(?:<(?!-)|>)|[<>]=?\\s{0,5}${literal}(?![\\w.(])`,
      );
      return false;
    }
    const below = lines.slice(index, index + MAX_BELOW);
    return (
      compared?.test(line) &&
      below.some(one => ENDS.test(one.slice(0, MAX_LENGTH)))
    );
  });
}
