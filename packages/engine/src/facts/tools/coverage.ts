import { basename, type SourceFile } from '../../tree';
import {
  isTable,
  parseJson,
  parseYaml,
  tableAt,
  text as textOf,
  type Table,
} from '../parse';
import { defineFileFact } from '../Fact';
import { isInSideFolder, nearestFirst } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { settingsIn } from './settings';
import { covrThresholdLine, thresholdIn } from './thresholds';

/** A coverage of tests that is asked for. @public */
export interface CoverageThreshold {
  path: string;
  line?: number;
  /** What asks for it: `coverage.py`, `pytest-cov`, `Jest`… */
  tool: string;
  /** As written: a percentage, or how it is found. Absent where each kind of coverage has its own. */
  value?: string;
  /** Why it fails no build, as the end of a sentence that begins with its path. */
  problem?: string;
}

type Found = Omit<CoverageThreshold, 'path'>;

const SETTINGS =
  /(^|\/)(\.coveragerc|pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|\.pytest\.ini)$/;
const JEST = /(^|\/)jest[\w.-]{0,30}\.config\.([cm]?[jt]s|json)$/;
const VITEST =
  /(^|\/)(vitest|vite)[\w.-]{0,30}\.config\.[cm]?[jt]s$|(^|\/)vite\.config\.[cm]?[jt]s$/;
const NYC = /(^|\/)\.(nyc|c8)rc(\.(json|ya?ml))?$/;
const CODECOV = /(^|\/)\.?codecov\.ya?ml$/;
/** Where Codecov looks for it: https://docs.codecov.com/docs/codecov-yaml. */
const CODECOV_PLACE = /^(\.\.\/)*((\.github|dev)\/)?[^/]+$/;
const OCTOCOV = /(^|\/)\.octocov\.ya?ml$/;
const PACKAGE_JSON = /(^|\/)package\.json$/;
/** Files with commands in them. */
const SCRIPTS =
  /(^|\/)((GNUm|m|M)akefile|[\w-]{1,40}\.mk|\.?justfile|[Tt]askfile\.ya?ml|noxfile\.py|tasks\.py|duties\.py|dodo\.py|\.?mise\.toml|poe_tasks\.toml|\.pre-commit-config\.ya?ml|[\w-]{0,40}(test|cov|check|ci)[\w-]{0,40}\.(sh|bash|ps1|R))$/;

const FAIL_UNDER = /^(tool\.coverage\.report|coverage:report|report)$/;
const isZero = (value: string) => Number.parseFloat(value) === 0;

function inSettings(path: string, text: string): Found | undefined {
  const own = basename(path) === '.coveragerc';
  for (const { section, name, value, line } of settingsIn(text)) {
    const asks = name === 'fail_under' || name === 'report.fail_under';
    const place = name.startsWith('report.') ? `${section}.report` : section;
    const isReport = FAIL_UNDER.test(place) && (own || place !== 'report');
    const [number = ''] = value.replace(/["']/g, '').split(/\s*[#;]/);
    if (asks && isReport && number !== '' && !isZero(number)) {
      return { tool: 'coverage.py', value: number, line };
    }
    const option = thresholdIn(value);
    if (option) return { ...option, line };
  }
  return undefined;
}

const flag = (table: Table, ...names: string[]) =>
  names.some(name => table[name] === true || table[name] === 'true');

const positive = (value: unknown): boolean =>
  isTable(value)
    ? Object.values(value).some(positive)
    : typeof value === 'number' && value !== 0;

function inPackageJson(text: string): Found | undefined {
  const parsed = parseJson(text);
  if ('problem' in parsed) return undefined;
  const { data } = parsed;
  const lines = text.split('\n');
  const lineOf = (word: string) => {
    const index = lines.findIndex(line => line.includes(word));
    return index < 0 ? {} : { line: index + 1 };
  };
  if (positive(tableAt(data, 'jest', 'coverageThreshold'))) {
    return { tool: 'Jest', ...lineOf('coverageThreshold') };
  }
  for (const tool of ['nyc', 'c8']) {
    if (flag(tableAt(data, tool), 'check-coverage', 'checkCoverage')) {
      return { tool, ...lineOf('heck-coverage') };
    }
  }
  for (const command of Object.values(tableAt(data, 'scripts'))) {
    const option = thresholdIn(textOf(command) ?? '');
    if (option) return { ...option, ...lineOf(option.option) };
  }
  return undefined;
}

/** The first line that matches, and where it stands. */
function lineWith(text: string, pattern: RegExp): Found['line'] {
  const lines = text.split('\n', 5_000);
  const index = lines.findIndex(
    line => pattern.test(line.slice(0, 500)) && !/^\s*(\/\/|#|\*)/.test(line),
  );
  return index < 0 ? undefined : index + 1;
}

const inCode = (tool: string, text: string, pattern: RegExp) => {
  const line = lineWith(text, pattern);
  return line === undefined ? undefined : { tool, line };
};

/** https://docs.codecov.com/docs/commit-status: a status with a target fails, unless it is only for information. */
function inCodecov(text: string): Found | undefined {
  const parsed = parseYaml(text);
  if ('problem' in parsed) return undefined;
  const status = tableAt(parsed.data, 'coverage', 'status');
  const line = lineWith(text, /\b(project|status)\s*:/);
  let informational = false;
  for (const kind of ['project', 'patch']) {
    const statuses = tableAt(status, kind);
    // `project: { target: 80% }` is one, `project: { default: {…}, api: {…} }` are several.
    const several = Object.values(statuses).filter(isTable);
    for (const one of several.length > 0 ? several : [statuses]) {
      const target = one.target;
      if (one.informational === true) informational = true;
      else if (target !== undefined && kind === 'project') {
        return { tool: 'Codecov', value: String(target).slice(0, 20), line };
      }
    }
  }
  return informational
    ? { tool: 'Codecov', problem: 'only informs', line }
    : undefined;
}

function read({ path, text }: SourceFile): Found | undefined {
  if (!text?.trim()) return undefined;
  if (SETTINGS.test(path)) return inSettings(path, text);
  if (PACKAGE_JSON.test(path)) return inPackageJson(text);
  if (JEST.test(path))
    return inCode('Jest', text, /["']?\bcoverageThreshold\b/);
  if (VITEST.test(path)) return inCode('Vitest', text, /\bthresholds\s*:/);
  if (CODECOV.test(path)) return inCodecov(text);
  if (OCTOCOV.test(path)) return inCode('octocov', text, /^\s+acceptable\s*:/);
  if (NYC.test(path)) {
    return inCode('nyc', text, /["']?check-?[cC]overage["']?\s*:\s*true/);
  }
  const lines = text.split('\n', 5_000);
  for (const [index, line] of lines.entries()) {
    const option = /^\s*(#|\/\/)/.test(line) ? undefined : thresholdIn(line);
    if (option) return { ...option, line: index + 1 };
  }
  const below = path.endsWith('.R') ? covrThresholdLine(lines) : -1;
  return below < 0 ? undefined : { tool: 'covr', line: below + 1 };
}

// Asked of every path of a repository, so of its name alone.
const SELECTED = new RegExp(
  [SETTINGS, JEST, VITEST, NYC, CODECOV, OCTOCOV, PACKAGE_JSON, SCRIPTS]
    .map(({ source }) => source.replaceAll('(^|\\/)', '^'))
    .join('|'),
);
/** Scripts of CI stand beside the project, and hold for it. */
const OF_CI = /(^|\/)\.?ci\/[^/]+$/;
/** Bytes past which a file is no configuration. */
const MAX_SIZE = 500_000;

/**
 * The coverage that files of settings and of commands ask for; what CI asks for itself is in its definitions.
 *
 * @public
 */
export const coverageThresholds = defineFileFact<Found, CoverageThreshold[]>({
  name: 'coverageThresholds',
  version: 2,
  scope: 'nearest',
  select: (path, size) =>
    size <= MAX_SIZE && SELECTED.test(basename(path)) && !isVendored(path),
  map: file => {
    const found = read(file);
    if (!found) return undefined;
    const { tool, value, line, problem } = found;
    return {
      tool,
      ...(value !== undefined && { value }),
      ...(line !== undefined && { line }),
      ...(problem !== undefined && { problem }),
    };
  },
  reduce: found =>
    [...found]
      .filter(([path]) =>
        CODECOV.test(path)
          ? CODECOV_PLACE.test(path)
          : !isInSideFolder(path) || OF_CI.test(path),
      )
      .map(([path, one]) => ({ path, ...one }))
      .sort(nearestFirst),
});
