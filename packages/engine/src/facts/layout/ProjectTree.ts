import { importOf, markOf, type CodeFile } from '../code/code';
import type { Mark } from '../code/marks';
import type { Dockerfile } from '../containers/dockerfiles';
import type { Files } from '../repository/files';
import { isVendored } from '../source/paths';
import type { ProjectMark } from './projectMarks';
import { placeAt, type Place } from '../Place';

/** The questions that signs of a layout ask. */
export interface ProjectTree {
  /** A path that matches, and holds something. */
  file(pattern: RegExp): Place | undefined;
  /** Each of the folders has a file, be it only a placeholder. */
  folders(...patterns: RegExp[]): Place | undefined;
  mark(mark: ProjectMark['mark']): Place | undefined;
  /** In code that uses them for the project itself, and does not extend them for others. */
  imports(where: RegExp, ...modules: string[]): Place | undefined;
  shows(where: RegExp, ...marks: Mark[]): Place | undefined;
  /** Code that extends an orchestrator for others. */
  plugin(): Place | undefined;
  /** What an image of the project is made from, or starts. */
  image(pattern: RegExp): Place | undefined;
  /** A Python package in a folder: its `__init__.py`, which may be empty. */
  package(folder: '' | 'src/'): Place | undefined;
  /** A folder of importable code. */
  sourceFolder(): Place | undefined;
}

const SOURCE_FOLDER =
  /^(src|R|code|lib|apps?|source|modul(es?|os?)?|quellcode|c[oó]digo|fuente)\//;
const PACKAGE = /^(src\/)?\w+\/__init__\.py$/;
const NO_PACKAGE =
  /^(tests?|docs?|src|examples?|extras?|scripts?|notebooks?|migrations|alembic|conf(ig)?s?|data|dags)$/;

/** Looks at a component as the table of kinds does. */
export function projectTree(
  files: Files,
  code: readonly CodeFile[],
  marks: readonly ProjectMark[],
  images: readonly Dockerfile[],
  plugins: ReadonlySet<string>,
): ProjectTree {
  const own = code.filter(({ role }) => role === 'app');
  const packageIn = (folder: '' | 'src/'): Place | undefined => {
    const packages = files.matching(PACKAGE).flatMap(path => {
      const name = path.startsWith(folder)
        ? /^(\w+)\/__init__\.py$/.exec(path.slice(folder.length))?.[1]
        : undefined;
      if (name === undefined || NO_PACKAGE.test(name) || isVendored(path)) {
        return [];
      }
      const inside = `${folder}${name}/`;
      const size = own.filter(one => one.path.startsWith(inside)).length;
      return [{ path, size }];
    });
    // Of several the largest is what the project is about.
    const [largest] = packages.sort((one, other) => other.size - one.size);
    return largest && { path: largest.path };
  };

  return {
    file(pattern) {
      const entry = files
        .candidates(pattern)
        .find(
          ({ path, size }) =>
            size > 0 && pattern.test(path) && !isVendored(path),
        );
      return entry && { path: entry.path };
    },
    folders(...patterns) {
      const found = patterns.map(pattern =>
        files
          .candidates(pattern)
          .find(({ path }) => pattern.test(path) && !isVendored(path)),
      );
      return found.every(Boolean) ? { path: found[0]!.path } : undefined;
    },
    mark(wanted) {
      const mark = marks.find(one => one.mark === wanted);
      return mark && placeAt(mark.path, mark.line);
    },
    imports(where, ...modules) {
      for (const file of own) {
        const found = where.test(file.path) && importOf(file, modules);
        if (found && !plugins.has(file.path))
          return placeAt(file.path, found.line);
      }
      return undefined;
    },
    shows(where, ...wanted) {
      for (const file of own) {
        const found = where.test(file.path) && markOf(file, ...wanted);
        if (found) return placeAt(file.path, found.line);
      }
      return undefined;
    },
    plugin() {
      const [path] = plugins;
      return path === undefined ? undefined : { path };
    },
    image(pattern) {
      for (const { path, stages } of images) {
        for (const { base = '', line, instructions } of stages) {
          if (pattern.test(base)) return placeAt(path, line);
          const start = instructions.find(
            ({ keyword, text }) =>
              /^(CMD|ENTRYPOINT)$/.test(keyword) && pattern.test(text),
          );
          if (start) return placeAt(path, start.line);
        }
      }
      return undefined;
    },
    package: packageIn,
    sourceFolder() {
      const root = packageIn('')?.path.split('/')[0];
      // Scripts side by side are none; with an __init__.py they are made to be imported.
      const isPackage = files.has('scripts/__init__.py');
      const file = own.find(
        ({ path, statements }) =>
          statements > 0 &&
          (SOURCE_FOLDER.test(path) ||
            (isPackage && path.startsWith('scripts/')) ||
            (root && path.startsWith(`${root}/`))),
      );
      return file && { path: file.path };
    },
  };
}
