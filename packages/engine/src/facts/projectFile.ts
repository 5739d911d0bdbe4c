import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isSafePattern } from '../tree/exclude';
import type { Problem } from '../report';
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

function parse(path: string, text: string): ProjectFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problem = (message: string, offset?: number): Problem => ({
    message: `${path}: ${message}`,
    path,
    ...(offset === undefined ? {} : { line: lines.linePos(offset).line }),
  });
  const [error] = document.errors;
  if (error) {
    return {
      exclude: [],
      problems: [problem(error.message.split('\n')[0], error.pos[0])],
    };
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: 10 }) ?? {});
  if (result.success) return { exclude: result.data.exclude, problems: [] };
  return {
    exclude: [],
    problems: result.error.issues.map(issue => {
      const node = document.getIn(issue.path as (string | number)[], true);
      const range = (node as { range?: [number] } | undefined)?.range;
      return problem(
        [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
        range?.[0],
      );
    }),
  };
}

/** The settings of the component: only the file in its own folder counts. @public */
export const projectFile = defineFileFact<ProjectFile, ProjectFile>({
  name: 'projectFile',
  version: 1,
  scope: 'component',
  select: path => /(^|\/)\.opaq\.ya?ml$/.test(path),
  map(file) {
    try {
      return parse(file.path, file.text ?? '');
    } catch {
      const message = `${file.path}: is not YAML that can be read: aliases or nesting go too far`;
      return { exclude: [], problems: [{ message, path: file.path }] };
    }
  },
  reduce: found =>
    found.get('.opaq.yaml') ??
    found.get('.opaq.yml') ?? { exclude: [], problems: [] },
});
