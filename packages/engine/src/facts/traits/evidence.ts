import { importOf, markOf, type CodeFile } from '../code/code';
import type { Mark } from '../code/marks';
import { placeAt } from '../Place';
import type { Files } from '../repository/files';
import { isInSideFolder } from '../repository/sideFolders';
import { isTestPath, isVendored } from '../source/paths';
import type { TraitEvidence } from './Trait';

/** `sklearn` for `sklearn.linear_model`: whose it is says enough. */
const libraryOf = ({ language }: CodeFile, module: string) =>
  language === 'python' && !/^(google|azure|airflow|django)\b/.test(module)
    ? module.split('.')[0]
    : module;

/** The first file of the project's own that imports one of the modules and, if marks are named, bears one of them. */
export function shownBy(
  sources: readonly CodeFile[],
  names: readonly string[],
  ...marks: Mark[]
): TraitEvidence | undefined {
  for (const file of sources) {
    const found = importOf(file, names);
    const mark = markOf(file, ...marks);
    if (!found || (marks.length > 0 && !mark)) continue;
    const line = mark?.line ?? found.line;
    return {
      what: `imports ${libraryOf(file, found.module)}`,
      ...placeAt(file.path, line),
    };
  }
  return undefined;
}

/** What the import of a module is there for. */
export function phrased(
  evidence: TraitEvidence | undefined,
  verb: string,
): TraitEvidence | undefined {
  return (
    evidence && { ...evidence, what: evidence.what.replace('imports', verb) }
  );
}

/** The first file that bears one of the marks. */
export function marked(
  sources: readonly CodeFile[],
  marks: readonly Mark[],
  what: string,
): TraitEvidence | undefined {
  const file = sources.find(one => markOf(one, ...marks));
  if (!file) return undefined;
  const line = markOf(file, ...marks)?.line;
  return { what, ...placeAt(file.path, line) };
}

/** The first file of such a name that is the project's own, and no test or example. */
export function fileLike(
  { candidates }: Files,
  pattern: RegExp,
  what: string,
): TraitEvidence | undefined {
  const entry = candidates(pattern).find(
    ({ path }) =>
      pattern.test(path) &&
      !isVendored(path) &&
      !isTestPath(path) &&
      !isInSideFolder(path),
  );
  return entry && { what, path: entry.path };
}
