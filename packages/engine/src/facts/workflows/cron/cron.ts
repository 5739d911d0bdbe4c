import { code, importOf } from '../../code/code';
import { isDockerfileLike } from '../../containers/dockerfiles/names';
import { defineDerivedFact, defineFileFact } from '../../Fact';
import { files } from '../../repository/files';
import { isVendored, languageOf } from '../../source/paths';
import { splitLines } from '../../source/lines';
import { sourceOf } from '../../source/sourceLines';
import { isCertainEntry, isEntry } from './crontabLine';
import { readmeMark } from './readmeMark';
import { mayUseCron, scriptMark, type CronMark } from './scriptMarks';

/** Evidence that jobs hang on a machine's cron, or on a scheduler inside a process. @public */
export interface CronUse extends CronMark {
  path: string;
}

const README = /(^|\/)readme[^/]*$/i;
const SCRIPT =
  /\.(sh|bash|zsh|ya?ml|mk|conf|cfg|ini|def|config)$|(^|\/)(Makefile|justfile|Procfile|entrypoint|bootstrap)$/i;
const NAMED_CRONTAB =
  /(^|\/)(crontabs?[^/]*|[^/]+[._-]crontab|[^/]+\.cron|cron\.d\/[^/]+|cron\/[^/.]+|[^/]*cron[^/]*\.(txt|tab|conf)|[^/.]*cron(job)?s?|root)$/i;
const PERIODIC = /(^|\/)cron\.(hourly|daily|weekly|monthly)\/[^/]+$/;
const UNNAMED_CRONTAB = /(^|\/)[^/.]+$|\.(txt|tab)$/i;
const CODE_OR_PROSE = /\.(md|rst|html?|json|lock|csv|svg)$/i;
// What only shows how something might be done, and what CI does on machines of its own.
const BESIDE =
  /(^|\/)(docs?|documentation|examples?|samples?|tests?|\.github|\.circleci)\//i;

/** Bytes past which a file of unknown purpose is data. */
const MAX_UNNAMED = 20_000;

function wants(path: string, size: number): boolean {
  if (languageOf(path) || BESIDE.test(path)) return false;
  if (README.test(path)) return true;
  if (PERIODIC.test(path) || SCRIPT.test(path) || isDockerfileLike(path)) {
    return true;
  }
  if (CODE_OR_PROSE.test(path)) return false;
  return (
    NAMED_CRONTAB.test(path) ||
    (UNNAMED_CRONTAB.test(path) && size <= MAX_UNNAMED)
  );
}

/** Crontabs, and files that install, load or ask for one. */
const cronMarks = defineFileFact<CronMark, CronUse[]>({
  name: 'cronMarks',
  version: 1,
  scope: 'component',
  select: (path, size) => wants(path, size) && !isVendored(path),
  map(file) {
    const { path, text = '' } = file;
    const source = sourceOf(file);
    if (README.test(path)) return readmeMark(source.lines);
    if (PERIODIC.test(path)) return { what: 'is run by cron' };
    const isNamed = NAMED_CRONTAB.test(path);
    if (isNamed || !SCRIPT.test(path)) {
      const is = isNamed ? isEntry : isCertainEntry;
      const entry = splitLines(source.text).findIndex(is);
      if (entry >= 0) return { what: 'is a crontab', line: entry + 1 };
    }
    return mayUseCron(text) ? scriptMark(source.lines) : undefined;
  },
  // Deep in the tree a README explains a part; what to do with the project is said at the top.
  reduce: found =>
    [...found]
      .filter(([path]) => !README.test(path) || path.split('/').length <= 2)
      .map(([path, mark]) => ({ path, ...mark })),
});

/** Libraries that edit a crontab, or schedule inside a process that must not stop. */
const LIBRARIES = [
  ...['crontab', 'schedule', 'apscheduler', 'flask_apscheduler', 'aiocron'],
  ...['django_crontab', 'django_apscheduler', 'aioschedule', 'rocketry'],
  ...['cronR', 'taskscheduleR'],
  ...['node-cron', 'cron', 'node-schedule', 'croner', '@nestjs/schedule'],
];

/** A module of Python, by its name. */
const MODULE = /(?:^|\/)([^/]+)(?:\.py|\/__init__\.py)$/;

/** Where jobs hang on cron or on a scheduler inside a process. @public */
export const cron = defineDerivedFact({
  name: 'cron',
  uses: { cronMarks, code, files },
  derive({ cronMarks: marks, code: sources, files: all }): CronUse[] {
    // A module of the project's own may have the same name.
    const own = new Set(
      all.entries.map(({ path }) => MODULE.exec(path)?.[1] ?? ''),
    );
    const foreign = LIBRARIES.filter(name => !own.has(name));
    const imports = sources.flatMap(file => {
      const found = file.role === 'app' && importOf(file, foreign);
      return found
        ? [
            {
              path: file.path,
              what: `imports ${found.module}`,
              line: found.line,
            },
          ]
        : [];
    });
    return [...marks, ...imports];
  },
});
