import * as z from 'zod';
import { isSafePattern } from '../tree/exclude';
import type { Problem } from '../report';
import { readYaml } from '../yaml/readYaml';
import { defineFileFact } from './Fact';

/** What a project says of itself in `.opaq.yaml`. @public */
export interface ProjectFile {
  /** Patterns, by gitignore's rules, of paths that are not judged: examples, templates, vendored code. */
  exclude: string[];
  problems: Problem[];
}

const schema = z.strictObject({
  exclude: z
    .array(
      z
        .string()
        .refine(
          isSafePattern,
          'use at most 4 wildcards and 256 characters in a pattern',
        ),
    )
    .max(100)
    .default([]),
});

/** Far more than 100 patterns take. */
const MAX_BYTES = 50_000;
// Who puts these right sees the next ones.
const MAX_PROBLEMS = 20;

/** The settings of the component: only the file in its own folder counts. @public */
export const projectFile = defineFileFact<ProjectFile, ProjectFile>({
  name: 'projectFile',
  version: 1,
  scope: 'component',
  select: path => /(^|\/)\.opaq\.ya?ml$/.test(path),
  map({ path, size, text = '' }) {
    if (size > MAX_BYTES) {
      const message = `${path}: is larger than ${MAX_BYTES} bytes, and is not read`;
      return { exclude: [], problems: [{ message, path }] };
    }
    const read = readYaml(text, schema.nullable(), 10);
    if ('problems' in read) {
      return {
        exclude: [],
        problems: read.problems.slice(0, MAX_PROBLEMS).map(problem => ({
          ...problem,
          message: `${path}: ${problem.message}`,
          path,
        })),
      };
    }
    return { exclude: read.value?.exclude ?? [], problems: [] };
  },
  reduce: found =>
    found.get('.opaq.yaml') ??
    found.get('.opaq.yml') ?? { exclude: [], problems: [] },
});
