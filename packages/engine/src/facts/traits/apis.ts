import { code, importOf, markOf, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { WEB_FRAMEWORKS, type WebFramework } from './webFrameworks';
import { placeAt } from '../Place';

/** A framework with which the project makes an API, and the first place that shows it. @public */
export interface Api {
  framework: WebFramework;
  path: string;
  line?: number;
}

const PLUMBER = WEB_FRAMEWORKS.r.find(({ name }) => name === 'plumber')!;

/** What a document shows of an API is an example. */
const DOCUMENT = /\.(Rmd|rmd|qmd)$/;

function frameworksOf(file: CodeFile): readonly WebFramework[] {
  if (DOCUMENT.test(file.path)) return [];
  const known = WEB_FRAMEWORKS[file.language];
  const byPath = known.filter(({ files }) => files?.test(file.path));
  if (byPath.length > 0) return byPath;
  if (!markOf(file, 'route', 'server', 'plumber')) return [];
  const imported = known.filter(
    ({ modules }) => importOf(file, modules) !== undefined,
  );
  // plumber reads its routes from comments, and the file that holds them needs no import.
  return imported.length === 0 && file.language === 'r' && markOf(file, 'route')
    ? [PLUMBER]
    : imported;
}

/**
 * The frameworks with which files make an API, each once. A framework that is imported alone makes none: routes, or a
 * server that is started, stand beside it.
 */
export function apisOf(files: readonly CodeFile[]): Api[] {
  const found = new Map<string, Api>();
  for (const file of files) {
    const line = markOf(file, 'route', 'server', 'plumber')?.line;
    for (const framework of frameworksOf(file)) {
      if (found.has(framework.name)) continue;
      found.set(framework.name, {
        framework,
        ...placeAt(file.path, line),
      });
    }
  }
  const all = [...found.values()];
  const below = new Set(all.flatMap(({ framework }) => framework.on ?? []));
  const makers = all.filter(
    ({ framework: { kind, name } }) => kind === undefined && !below.has(name),
  );
  return makers.length > 0 ? makers : all;
}

/** The frameworks of the project's own API. @public */
export const apis = defineDerivedFact({
  name: 'apis',
  uses: { code },
  derive: ({ code: files }) =>
    apisOf(files.filter(({ role }) => role === 'app')),
});
