import type { SourceLine } from '../../source/sourceLines';
import { isHome, isPlace, isTool } from './homes';
import { NOT_THE_PROJECT, type FoundPlace } from './imagePlace';

/** How a kind of file names the folder that it runs in. */
interface Reader {
  file: RegExp;
  /** Catches what names the folder, and the folder. */
  line: RegExp;
  /** What the line holds is a command: a folder of the system in it is a program's. */
  command?: true;
}

const UNIT = /\.(service|timer)$/;
const SUPERVISOR =
  /(^|\/)supervisord?[^/]*\.conf$|(^|\/)supervisor[^/]*\/[^/]+\.(conf|ini)$/;
const PM2 = /(^|\/)(ecosystem|pm2|process)(\.config)?\.([cm]?js|json|ya?ml)$/;
const SERVER =
  /(^|\/)(uwsgi\.ini|gunicorn(\.conf|_config|\.config|_conf)?\.py)$/;
const COMPOSE = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i;
const DEPLOY =
  /(^|[/._-])(deploy\w*|release|provision|publish|sync|ship)([._-][^/]*)?\.(sh|bash|ps1)$|(^|\/)(deploy|deployment)\/[^/]+\.sh$|(^|\/)(Makefile|justfile)$/i;

/** Most paths end otherwise, and that is found out fast. */
const MAY_SAY =
  /\.(service|timer|conf|ini|[cm]?js|json|ya?ml|sh|bash|ps1)$|file$|gunicorn[^/]*\.py$/i;

const FOLDER = '(["\']?[^\\s"\';&|]{1,300})';
const READERS: readonly Reader[] = [
  { file: UNIT, line: /^\s*(WorkingDirectory)\s*=\s*-?(\S{1,300})/ },
  {
    file: UNIT,
    line: /^\s*(ExecStart)\s*=\s*[-@+!:]{0,3}(\S.{0,500})/,
    command: true,
  },
  { file: SUPERVISOR, line: /^\s*(directory)\s*=\s*(\S{1,300})/ },
  { file: SUPERVISOR, line: /^\s*(command)\s*=\s*(\S.{0,500})/, command: true },
  { file: PM2, line: /^\s*["']?(cwd|path)["']?\s*:\s*["']([^"']{1,300})["']/ },
  { file: SERVER, line: /^\s*(chdir)\s*=\s*["']?([^\s"']{1,300})/ },
  { file: COMPOSE, line: /^\s*(working_dir)\s*:\s*["']?([^\s"']{1,300})/ },
  {
    file: COMPOSE,
    // A folder of the project in a container; its place may be in a variable, as in `${PROJECT_DIR:-.}/dags`.
    line: /^\s*-\s*["']?(?:\.{1,2}|\$\{\w{1,80}:?-\.\/?\}|\$\{\w{0,60}(?:PROJ|REPO|SRC|CODE)\w{0,60}\})(?:\/[^:\s"']{0,200})?(:)(\/[^:\s"']{1,300})/,
  },
];

/** Copies to another machine: `rsync -a . user@host:/opt/app`. */
const REMOTE = new RegExp(
  `\\b(rsync|scp)\\b.{0,500}\\s["']?[\\w.$\{}@-]{1,200}:${FOLDER}`,
);
const THERE = new RegExp(`\\b(ssh)\\b.{0,300}\\bcd\\s+${FOLDER}`);

const clean = (folder: string) => folder.replace(/^["']|["',)]+$/g, '');

/** The folder on another machine that a command copies to or works in. */
export function remotePlace(
  text: string,
): Omit<FoundPlace, 'line'> | undefined {
  for (const pattern of [REMOTE, THERE]) {
    const [, by = '', folder = ''] = pattern.exec(text) ?? [];
    if (isPlace(clean(folder))) return { folder: clean(folder), by };
  }
  return undefined;
}

/** The folder that a script on another machine goes to. */
export function enteredPlace(text: string): string | undefined {
  const [, folder = ''] =
    /(?:^|[;&|\s])cd\s+["']?([^\s"';&|]{1,300})/.exec(text) ?? [];
  return isPlace(clean(folder)) ? clean(folder) : undefined;
}

/** Programs of the system: what they start says where the project is. */
const SYSTEM = /^\/(?:usr\/)?(?:local\/)?s?bin\//;

function folderIn(text: string, command: boolean): string | undefined {
  if (!command) return isPlace(clean(text)) ? clean(text) : undefined;
  const words = text.split(/[\s=]+/).map(clean);
  return (
    words.find(isHome) ??
    words.find(
      word =>
        isPlace(word) && word !== '/' && !isTool(word) && !SYSTEM.test(word),
    )
  );
}

/** Not a mount of data, logs or settings, nor one of the folders in which people work with notebooks. */
const holdsProject = (folder: string) =>
  !NOT_THE_PROJECT.test(folder) &&
  !/\/(?:logs?|data|conf(?:ig)?|plugins|provisioning|dashboards)\/?$|^\/(?:data|logs?|backups?|mlruns)\b|^\/home\/(?:jovyan|rstudio)\b/.test(
    folder,
  );

/** Whether a file may say where the project is deployed, by its name. */
export const saysPlace = (path: string) =>
  MAY_SAY.test(path) &&
  (DEPLOY.test(path) || READERS.some(({ file }) => file.test(path)));

export const isCompose = (path: string) => COMPOSE.test(path);

/** Where a unit, a process manager, a compose file or a script of deployment puts the project. */
export function linePlaces(
  path: string,
  lines: readonly SourceLine[],
): FoundPlace[] {
  const readers = READERS.filter(({ file }) => file.test(path));
  const isScript = DEPLOY.test(path);
  return lines.flatMap(({ text, line }) => {
    if (/^\s*(?:[#;]|\/\/)/.test(text)) return [];
    const remote = isScript && remotePlace(text);
    if (remote) return [{ ...remote, line }];
    for (const { line: pattern, command = false } of readers) {
      const [, by = '', value = ''] = pattern.exec(text) ?? [];
      const folder = folderIn(value, command);
      const isMount = by === ':';
      if (isMount && folder && !holdsProject(folder)) continue;
      if (folder) return [{ folder, by: isMount ? 'volumes' : by, line }];
    }
    return [];
  });
}
