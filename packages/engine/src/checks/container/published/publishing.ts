import type { CiCommand, CiDefinition, CiUse } from '../../../facts/ci/ci';
import { at } from '../../answers';

/** Commands that push an image, or build it where it is kept. */
const PUSHES: readonly RegExp[] = [
  /\b(docker|podman|nerdctl|img|buildah|docker-compose|crane|finch)( image| manifest| compose| [-]\S{1,200}( [^-\s]\S{0,200})?){0,6} push\b/,
  /\b(docker|podman) (buildx )?(build|bake)\b.{0,400}(--push(?!=false)\b|(?:--output|-o)[= ]\S{0,200}(?:type=registry|push=true))/,
  /\bbuildctl\b.{0,400}push=true/,
  /\b(kaniko\/executor|^executor)\b(?!.{0,400}--no-push).{0,400}(--destination|-d )/,
  /\bskopeo copy\b.{0,300}docker:\/\//,
  /\bcrane (append|copy|cp)\b/,
  /\bko (build|publish|resolve|apply)\b/,
  /\bskaffold (build|run|deploy)\b(?!.{0,200}--push=false)/,
  /\bgcloud\b.{0,60}\bbuilds submit\b/,
  /\bgcloud\b.{0,60}\brun deploy\b.{0,300}--source\b/,
  /\baz acr build\b/,
  /\baz (containerapp|webapp) up\b/,
  /\bheroku container:push\b/,
  /\b(fly|flyctl) deploy\b/,
  /\bastro deploy\b/,
  /\bcog push\b/,
  /\bcopilot (svc |job |app )?deploy\b/,
  /\bpack build\b.{0,200}--publish\b/,
  /\b(jib|dockerBuildAndPush|bootBuildImage --publishImage)\b/,
  /\bdepot build\b.{0,200}--push\b/,
  /\bearthly\b.{0,200}--push\b/,
  /\bdagger\b.{0,200}\bpublish\b/,
  /\bdocker tag\b.{0,300}&&.{0,100}\bpush\b/,
  /\b(jupyter-)?repo2docker\b.{0,200}--push\b/,
];

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

/** Looks for what builds and pushes images. */
export function publishingIn(definitions: readonly CiDefinition[]): Publishing {
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
      if (push) add(found.pushed, wordsOf(push), command);
      else if (build) add(found.built, wordsOf(build), command);
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
