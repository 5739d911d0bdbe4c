import type { CiCommand, CiDefinition, CiUse } from '../../../facts/ci/ci';
import { PUSHES } from '../../../facts/containers/pushes';
import {
  commandsInLine,
  pushingScript,
  scriptsRunBy,
  type ShellScript,
} from '../../../facts/containers/pushingScripts';
import { tasksIn } from '../../../facts/readme/tasksIn';
import { formsOf, simpleCommands } from '../../../facts/readme/shell';
import type { TaskFile, TaskRunner } from '../../../facts/tasks/tasks';
import { at } from '../../answers';

/** Scripts and tasks whose name says that they do. */
const SCRIPT =
  /(^|[\s/])((make|just|task|invoke|inv|npm run|yarn|pnpm|poe|nox -s|bash|sh) )?[\w./:-]{0,100}((docker|image|container|(?<![a-z])[ega]cr)[\w:]{0,20}[-_:]?(push|publish|release)|(push|publish)[-_:]?(to[-_])?(docker|images?|container|ecr|gcr|acr))[\w.:-]{0,40}/i;

const BUILDS =
  /\b(docker|podman|nerdctl|buildah|docker-compose)( compose| buildx| image)? (build|bake|bud)\b/;

/** What is taken from elsewhere, by the names that their makers gave it. */
const ACTIONS: readonly RegExp[] = [
  /(^|\/)docker-build-push(-action)?\b/i,
  /publish-docker|docker-publish|docker-push|push-docker|docker-image-(build-and-)?push|build-and-push|push-to-(registry|ecr|gcr|acr|ghcr)|kaniko(-action)?\b|repo2docker-action|build-push-ecr|ecr-push|push-image|image-push|publish-image|publish-container|push-container/i,
  /^(docker|aws-ecr|gcp-gcr|gcp-artifact-registry|azure-acr)\/(publish|push|build-and-push|build_and_push|push-image|build-and-push-image)/,
  /^(plugins|woodpeckerci|thegeeklab|banzaicloud)\/(docker|ecr|gcr|acr|gar|kaniko|plugin-docker|plugin-docker-buildx|drone-docker-buildx|drone-kaniko|plugin-kaniko)\b/,
  /^superfly\/flyctl-actions\b/i,
  /(^|\/)(Auto-DevOps|Jobs\/Build)\.gitlab-ci\.yml$/,
  /^images$/,
];

const OWN_ACTION = /^docker\/(build-push|bake)-action(@v?(\d+))?/;

const isFalse = (value: string | undefined) =>
  /^\s*false\s*$/i.test(value ?? '');

function doesPush({ name, inputs }: CiUse): boolean {
  const own = OWN_ACTION.exec(name);
  if (own) {
    const { push, outputs = '', set = '' } = inputs;
    if (/type=registry|push=true/.test(`${outputs} ${set}`)) return true;
    // The first version pushed where nothing was said.
    return push === undefined ? own[3] === '1' : !isFalse(push);
  }
  if (/^Docker(Compose)?@/.test(name)) {
    const said = inputs.command ?? inputs.action ?? 'buildAndPush';
    return /push/i.test(said);
  }
  if (
    isFalse(inputs.push) ||
    /^true$/i.test(inputs.dry_run ?? inputs.NO_PUSH ?? '')
  ) {
    return false;
  }
  if (/^google-github-actions\/deploy-cloudrun/.test(name)) {
    return inputs.source !== undefined;
  }
  if (/^azure\/container-apps-deploy-action/i.test(name)) {
    return inputs.appSourcePath !== undefined;
  }
  if (/^superfly\/flyctl-actions\/setup/.test(name)) return false;
  return ACTIONS.some(pattern => pattern.test(name));
}

/** A place in a definition, and what stands there, without arguments: they may hold addresses and passwords. */
export interface Place {
  path: string;
  line?: number;
  what: string;
}

/** What CI does with images. */
export interface Publishing {
  pushed: Place[];
  built: Place[];
  /** What is taken from another repository and may well publish. */
  elsewhere: Place[];
}

/** The first words of what was matched: options may hold addresses and passwords. */
const wordsOf = (match: string) =>
  match
    .trim()
    .split(' ')
    .filter(word => !/^-|[=:@$]/.test(word))
    .slice(0, 3)
    .join(' ')
    .slice(0, 60);

const MAY_PUBLISH =
  /docker|image|container|build|deploy|release|publish|deliver|pipeline|(^|[-_/.])c[id]([-_/.@]|$)|cicd/i;

const isEcho = (text: string) => /^(echo|printf|#|rem )\b/i.test(text);

function firstMatch(
  text: string,
  patterns: readonly RegExp[],
): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) return match;
  }
  return undefined;
}

/** The folder of the component, or one above it. */
const isNear = ({ folder }: TaskFile) => /^(\.\.(\/|$)){0,30}$/.test(folder);

/** What of the project CI may run. */
interface Own {
  files: readonly TaskFile[];
  scripts: readonly ShellScript[];
}

/** The scripts that push, of those that are run by these names. */
const scriptPlaces = (
  names: readonly string[],
  scripts: readonly ShellScript[],
): Place[] =>
  names.flatMap(name => {
    const script = pushingScript(name, scripts);
    return script ? [{ ...at(script), what: name.slice(0, 60) }] : [];
  });

/** The task that a command does, where it pushes: by the file that is nearest to where the command runs. */
function pushingTask(
  { runner, name }: { runner: TaskRunner; name: string },
  within: string | undefined,
  { files, scripts }: Own,
): Place[] {
  const having = files.flatMap(file => {
    const task = file.tasks.find(one => one.name === name);
    return task && file.runner === runner ? [{ file, task }] : [];
  });
  const near = having.filter(({ file }) =>
    within === undefined ? isNear(file) : file.folder === within,
  );
  for (const { file, task } of near.length > 0 ? near : having) {
    const script = task.pushes
      ? []
      : scriptPlaces(task.scripts ?? [], scripts).slice(0, 1);
    if (task.pushes || script.length > 0) {
      const place = at({ path: file.path, line: task.line });
      return [{ ...place, what: wordsOf(`${runner} ${name}`) }, ...script];
    }
  }
  return [];
}

/** The tasks of a line that push an image. `make -C docker push` and `cd docker && make push` do one of a folder. */
function pushingTasks(text: string, own: Own): Place[] {
  let within: string | undefined;
  return simpleCommands(text).flatMap(command => {
    const forms = formsOf(command).map(words => words.join(' '));
    const [, entered] =
      /^(?:cd|pushd) (?:\.\/)?(\S+?)\/?$/.exec(forms[0]) ?? [];
    if (entered) within = entered;
    return forms.flatMap(form => {
      const [, folder, rest] =
        /^g?make (?:-C |--directory[ =])(?:\.\/)?(\S+?)\/? (.+)$/.exec(form) ??
        [];
      return tasksIn(folder ? `make ${rest}` : form).flatMap(task =>
        pushingTask(task, folder ?? within, own),
      );
    });
  });
}

/** The scripts of a line that push an image. */
const pushingRuns = (text: string, { scripts }: Own): Place[] =>
  scripts.length === 0
    ? []
    : scriptPlaces(scriptsRunBy(commandsInLine(text)), scripts);

/** Looks for what builds and pushes images, in CI and in the tasks and scripts of the project that CI runs. */
export function publishingIn(
  definitions: readonly CiDefinition[],
  taskFiles: readonly TaskFile[],
  scripts: readonly ShellScript[],
): Publishing {
  const own: Own = { files: taskFiles, scripts };
  const found: Publishing = { pushed: [], built: [], elsewhere: [] };
  for (const { path, platform, jobs } of definitions) {
    const add = (places: Place[], what: string, { line }: CiCommand | CiUse) =>
      places.push({ ...at({ path, line }), what });

    const uses = jobs.flatMap(job => job.uses);
    const usesDocker = uses.some(({ name }) => name.startsWith('docker.'));
    for (const command of jobs.flatMap(job => job.commands)) {
      const text = command.text.replace(/\s+/g, ' ');
      if (isEcho(text)) continue;
      const push = firstMatch(text, [...PUSHES, SCRIPT]);
      const build = firstMatch(text, [BUILDS]);
      const tasks = push
        ? []
        : [...pushingTasks(text, own), ...pushingRuns(text, own)];
      if (push) add(found.pushed, wordsOf(push), command);
      else if (tasks.length > 0) {
        add(found.pushed, tasks[0].what, command);
        found.pushed.push(...tasks);
      } else if (build) add(found.built, wordsOf(build), command);
    }
    for (const use of uses) {
      const { name } = use;
      const what = name.replace(/@.*/, '');
      if (platform === 'Jenkins') {
        if (/\.push$/.test(name) && (usesDocker || /image|app/i.test(name))) {
          add(found.pushed, what, use);
        } else if (name === 'docker.build') add(found.built, what, use);
      } else if (doesPush(use)) add(found.pushed, what, use);
      else if (OWN_ACTION.test(name)) add(found.built, what, use);
      else if (
        (platform === 'GitLab CI' || /\/\.github\/workflows\//.test(name)) &&
        // What lies in this repository is a definition itself.
        !name.startsWith('./') &&
        MAY_PUBLISH.test(name)
      ) {
        add(found.elsewhere, what, use);
      }
    }
  }
  return found;
}
