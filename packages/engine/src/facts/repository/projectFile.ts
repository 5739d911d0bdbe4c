import * as z from 'zod';
import { isSafePattern } from '../../tree/exclude';
import type { Problem } from '../../report';
import { readYaml, type ReportProblem } from '../../yaml/readYaml';
import { defineFileFact } from '../Fact';

/** A check that a project asks not to be held to, for a time. @public */
export interface Exemption {
  check: string;
  reason: string;
  /** The last day on which it holds, in UTC: `2027-03-31`. */
  expires: string;
  /** Who agreed, as the file says: a claim. */
  approvedBy?: string;
  line?: number;
}

/** A parameter of a check that a project sets for itself. @public */
export interface ProjectParameter {
  check: string;
  name: string;
  /** As it stands in the file; the check's own schema has not seen it. */
  value: unknown;
  line?: number;
}

/** What a project says of itself in `.opaq.yaml`. @public */
export interface ProjectFile {
  /** Where the file stands in the repository; absent where there is none. */
  path?: string;
  /** Patterns, by gitignore's rules, of paths that are not judged: examples, templates, vendored code. */
  exclude: string[];
  exemptions: Exemption[];
  parameters: ProjectParameter[];
  /** What can't be used, with lines. The rest holds all the same. */
  problems: Problem[];
}

const pattern = z
  .string('write a pattern as text')
  .refine(
    isSafePattern,
    'use at most 4 wildcards and 256 characters in a pattern',
  );

const exemption = z.strictObject({
  check: z.string('name the check').max(200),
  reason: z
    .string('say why')
    .trim()
    .min(1, 'say why, for those who read it in a year')
    .max(1000),
  expires: z.iso.date('write the last day on which it holds, as 2027-03-31'),
  approvedBy: z.string().trim().min(1).max(200).optional(),
});

const parameters = z.record(z.string(), z.unknown(), 'write names and values');

/** Far more than anybody writes. */
const MAX_BYTES = 50_000;
const MAX_ITEMS = 100;
// Who puts these right sees the next ones.
const MAX_PROBLEMS = 20;

const SETTINGS = ['exclude', 'exemptions', 'parameters'];

const nothing = (problems: Problem[] = []): ProjectFile => ({
  exclude: [],
  exemptions: [],
  parameters: [],
  problems,
});

/** Reads the items of a list that are right, and reports those that are not. */
function readItems<Item>(
  section: unknown,
  name: string,
  item: z.ZodType<Item>,
  report: ReportProblem,
): Array<{ value: Item; path: PropertyKey[] }> {
  if (section === undefined || section === null) return [];
  if (!Array.isArray(section)) {
    report(`${name}: write a list`, [name]);
    return [];
  }
  if (section.length > MAX_ITEMS) {
    report(`${name}: only the first ${MAX_ITEMS} count`, [name, MAX_ITEMS]);
  }
  return section.slice(0, MAX_ITEMS).flatMap((entry, index) => {
    const path = [name, index];
    const parsed = item.safeParse(entry);
    if (parsed.success) return [{ value: parsed.data, path }];
    parsed.error.issues.forEach(issue => {
      const place = [...path, ...issue.path];
      report(`${place.join('.')}: ${issue.message}`, place);
    });
    return [];
  });
}

function readParameters(
  section: unknown,
  report: ReportProblem,
): Array<{ value: Omit<ProjectParameter, 'line'>; path: PropertyKey[] }> {
  if (section === undefined || section === null) return [];
  const byCheck = parameters.safeParse(section);
  if (!byCheck.success) {
    report('parameters: write the ids of checks, and below each its names', [
      'parameters',
    ]);
    return [];
  }
  return Object.entries(byCheck.data).flatMap(([check, settings]) => {
    const values = parameters.safeParse(settings);
    if (!values.success) {
      const path = ['parameters', check];
      report(`${path.join('.')}: write names and values below it`, path);
      return [];
    }
    return Object.entries(values.data).map(([name, value]) => ({
      value: { check, name, value },
      path: ['parameters', check, name],
    }));
  });
}

function readSettings(text: string): ProjectFile {
  const file = readYaml(text, z.unknown(), 10);
  if ('problems' in file) {
    return nothing(
      file.problems.map(({ message, ...where }) => ({
        message: `${message}; none of its settings holds before that is mended`,
        ...where,
      })),
    );
  }
  const content = file.value ?? {};
  const problems: Problem[] = [];
  const report: ReportProblem = (message, path) => {
    problems.push(file.problemAt(message, path));
  };
  const top = z.record(z.string(), z.unknown()).safeParse(content);
  if (!top.success) {
    report(`write settings: ${SETTINGS.join(', ')}`);
    return nothing(problems);
  }
  for (const name of Object.keys(top.data)) {
    if (SETTINGS.includes(name)) continue;
    report(`there is no setting '${name}'; there are ${SETTINGS.join(', ')}`, [
      name,
    ]);
    if (problems.length >= MAX_PROBLEMS) break;
  }
  const lineOf = (path: PropertyKey[]) => {
    const { line } = file.problemAt('', path);
    return line === undefined ? {} : { line };
  };
  const { exclude, exemptions, parameters: set } = top.data;
  return {
    exclude: readItems(exclude, 'exclude', pattern, report).map(
      ({ value }) => value,
    ),
    exemptions: readItems(exemptions, 'exemptions', exemption, report).map(
      ({ value, path }) => ({ ...value, ...lineOf(path) }),
    ),
    parameters: readParameters(set, report)
      .slice(0, MAX_ITEMS)
      .map(({ value, path }) => ({ ...value, ...lineOf(path) })),
    problems,
  };
}

/** The settings of the component: only the file in its own folder counts. @public */
export const projectFile = defineFileFact<ProjectFile, ProjectFile>({
  name: 'projectFile',
  version: 2,
  scope: 'component',
  select: path => /(^|\/)\.opaq\.ya?ml$/.test(path),
  map({ path, size, text = '' }) {
    if (size > MAX_BYTES) {
      const message = `${path}: is larger than ${MAX_BYTES} bytes, and is not read`;
      return { path, ...nothing([{ message, path }]) };
    }
    const settings = readSettings(text);
    return {
      ...settings,
      path,
      problems: settings.problems.slice(0, MAX_PROBLEMS).map(problem => ({
        ...problem,
        message: `${path}: ${problem.message}`,
        path,
      })),
    };
  },
  reduce: found =>
    found.get('.opaq.yaml') ?? found.get('.opaq.yml') ?? nothing(),
});
