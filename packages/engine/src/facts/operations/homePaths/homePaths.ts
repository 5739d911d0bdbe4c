import { defineFileFact } from '../../Fact';
import { splitLines } from '../../source/lines';
import { sourceOf } from '../../source/sourceLines';
import { imageUsersIn } from './imageUsers';
import { pathsIn, type PersonalPath } from './pathsIn';
import { isCi, isCode, isDockerfile, mayHoldPaths } from './where';
import { placeAt } from '../../Place';
import { visitWords } from '../../wordSearch';

/** A place that leads to one person's machine. @public */
export interface HomePath {
  path: string;
  line?: number;
  /** What stands there: `/home/NAME`, `C:\Users\NAME` or a drive. */
  found: string;
}

/** @public */
export interface HomePaths {
  found: HomePath[];
  /** Whether there is code at all, of any language, that could hold one. */
  hasCode: boolean;
}

/** What one file holds. @public */
export interface FoundPaths {
  paths: Array<PersonalPath & { line?: number }>;
  imageUsers: string[];
}

// More of one file make its repair no clearer.
const MAX_PATHS = 20;

const COMMENTS: ReadonlyArray<[RegExp, RegExp]> = [
  [
    /\.([cm]?[jt]sx?|java|scala|go|rs|groovy|nf|jsonc|json5|tf|hcl|bicep|do)$/,
    /^\s*(?:\/\/|\/?\*|#)/,
  ],
  [/\.sql$/i, /^\s*--/],
  [/\.(bat|cmd)$/i, /^\s*(?:@?rem\b|::)/i],
  [/\.(ini|cfg|conf)$/i, /^\s*[#;]/],
  [/\.m$/, /^\s*%/],
  [/./, /^\s*#/],
];
const commentIn = (file: string) =>
  COMMENTS.find(([name]) => name.test(file))![1];

// `/home/...` is also where web pages begin.
const PYTHON_ROUTE =
  /@\w+\.(?:route|get|post|put|patch|delete)\(|\b(?:redirect|RedirectResponse|add_url_rule|add_api_route|client\.\w{1,10})\(/;
const NODE_ROUTE =
  /\b(?:href|to|action|pathname|url)\s*(?:=|:|={2,3})\s*["'{]|\bpath\s*:\s*["']|\b(?:app|router|server|api)\.\w{1,10}\(|\b(?:redirect|navigate|fetch|axios|push|replace|visit|goto)\b|<(?:Route|Link)\b/;
// The inner side of what a container mounts, or where it starts.
const IN_CONTAINER =
  /\b(?:mountPath|workingDir|working_dir|containerPath|target)["']?\s*[:=]\s*["']?\/home\//;
/** A volume of a compose file, with the home in the container that it becomes. */
const MOUNT = /^\s*-\s{1,5}["']?[^\s:"']{1,200}:\/home\/([\w.-]{1,60})/;
const isCompose = (path: string) => /compose[^/]*\.ya?ml$/i.test(path);
// Where pip froze what conda built, the path is that of the machine that built the package.
const BUILD_MACHINE =
  /@ file:\/\/.*(?:feedstock_root|conda-bld|\/croot\/|\/ci[_/]|\/work\b)/;

const MAX_INSTRUCTION = 4000;

/** The lines of a Dockerfile with those that they continue on. */
function instructions(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let open = '';
  for (const text of lines) {
    open += text;
    if (text.endsWith('\\') && open.length < MAX_INSTRUCTION) {
      open = `${open.slice(0, -1)} `;
    } else {
      whole.push(open);
      open = '';
    }
  }
  return [...whole, open];
}

/** Whether a path is no defect where it stands. */
function isAtHome(path: PersonalPath, text: string, file: string): boolean {
  if (BUILD_MACHINE.test(text)) return true;
  if (path.user === undefined) return isDockerfile(file) || isCi(file);
  if (!path.path.startsWith('/home/')) return false;
  return (
    /(^|\/)\.devcontainer\//.test(file) ||
    IN_CONTAINER.test(text) ||
    (/\.py$/.test(file) && PYTHON_ROUTE.test(text)) ||
    (/\.[cm]?[jt]sx?$/.test(file) && NODE_ROUTE.test(text))
  );
}

/** Absolute paths that only one person's machine has, in what is run and in what configures a run. @public */
export const homePaths = defineFileFact<FoundPaths, HomePaths>({
  name: 'homePaths',
  version: 5,
  scope: 'component',
  select: mayHoldPaths,
  map(file) {
    const found: FoundPaths = { paths: [], imageUsers: [] };
    const source = sourceOf(file);
    if (isDockerfile(file.path)) {
      found.imageUsers = instructions(splitLines(source.text)).flatMap(
        imageUsersIn,
      );
    }
    const comment = commentIn(file.path);
    visitWords(file, 'paths', index => {
      const one = source.texts.at(index);
      if (found.paths.length >= MAX_PATHS) return;
      // A comment is documentation; a script's first line is not.
      if (comment.test(one) && !one.startsWith('#!')) return;
      const [, mounted] = MOUNT.exec(one) ?? [];
      if (mounted && isCompose(file.path)) found.imageUsers.push(mounted);
      const line = source.lineOf(index);
      for (const path of pathsIn(one)) {
        if (isAtHome(path, one, file.path)) continue;
        found.paths.push({ ...path, ...(line === undefined ? {} : { line }) });
      }
    });
    return found;
  },
  reduce(found) {
    const made = new Set(
      [...found.values()].flatMap(({ imageUsers }) => imageUsers),
    );
    const isMade = ({ path, user }: PersonalPath) =>
      path.startsWith('/home/') && made.has(user ?? '');
    return {
      hasCode: [...found.keys()].some(isCode),
      found: [...found].flatMap(([path, { paths }]) =>
        paths
          .filter(one => !isMade(one))
          .map(({ path: place, line }) => ({
            ...placeAt(path, line),
            found: place,
          })),
      ),
    };
  },
});
