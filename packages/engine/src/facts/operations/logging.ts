import { withAttached } from '../code/attached';
import { code, importOf, markOf, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import type { Language } from '../source/paths';
import { appCode, ownModules } from './appCode';
import { placeAt } from '../Place';
import { LOGGERS, WITH_LOGGERS } from './logLibraries';

/** A file that logs. @public */
export interface LogUse {
  path: string;
  line?: number;
  /** The library, as the file imports it. */
  library: string;
}

/** A place in the code to which a log is written. @public */
export interface LogFile {
  path: string;
  line?: number;
  /** As written: `logs/app.log`. */
  file: string;
}

/** @public */
export interface Logging {
  /** The largest file that could log; absent where only notebooks, documents or queries stand. */
  code?: { path: string };
  uses: LogUse[];
  files: LogFile[];
}

/** A library that is not known, and not the project's: its name says that it logs. */
const NAMED: Readonly<Record<Language, RegExp>> = {
  python: /(?:^|[._])log(?:s|ger|gers|ging|utils|_utils)?$/,
  r: /^log(?:ger|ging)$/,
  node: /(?:^|[/@_-])log(?:ger|ging)$/i,
};

function namedLogger(
  { language, imports }: CodeFile,
  own: ReadonlySet<string>,
) {
  return imports.find(({ module }) => {
    const last = module.split(language === 'node' ? '/' : '.').at(-1)!;
    return NAMED[language].test(module) && !own.has(last);
  });
}

function useIn(file: CodeFile, own: ReadonlySet<string>): LogUse | undefined {
  const { path, language } = file;
  const mark = markOf(file, 'logs', 'logSettings');
  const found =
    importOf(file, LOGGERS[language]) ??
    (mark && importOf(file, WITH_LOGGERS[language])) ??
    (mark && namedLogger(file, own));
  if (found) {
    return {
      ...placeAt(path, mark?.line ?? found.line),
      library: found.module,
    };
  }
  // The settings of Django name the library in a string.
  return markOf(file, 'logSettings') && language === 'python'
    ? { ...placeAt(path, mark?.line), library: 'logging' }
    : undefined;
}

/** What a file of a logger's own writes to: named where it is written, or in a constant above. */
function filesIn(file: CodeFile): LogFile[] {
  const wanted = markOf(file, 'logHandler')
    ? ['logFile', 'logPath']
    : ['logFile'];
  return file.marks
    .filter(({ mark }) => wanted.includes(mark))
    .map(({ found = '', line }) => ({
      ...placeAt(file.path, line),
      file: found,
    }));
}

/** How the project's code logs. @public */
export const logging = defineDerivedFact({
  name: 'logging',
  uses: { appCode, code },
  derive({ appCode: files, code: sources }): Logging {
    const own = ownModules(files);
    const loaded = new Map(
      withAttached(sources.filter(({ role }) => role === 'app')).map(file => [
        file.path,
        file,
      ]),
    );
    // What another script has loaded counts where something is logged with it.
    const uses = files.map(
      file =>
        useIn(file, own) ??
        (markOf(file, 'logs') && useIn(loaded.get(file.path) ?? file, own)),
    );
    const largest = files.reduce<CodeFile | undefined>(
      (best, file) =>
        best && best.statements >= file.statements ? best : file,
      undefined,
    );
    return {
      ...(largest ? { code: { path: largest.path } } : {}),
      uses: uses.filter(use => use !== undefined),
      files: files.filter((_, index) => uses[index]).flatMap(filesIn),
    };
  },
});
