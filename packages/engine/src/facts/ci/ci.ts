import type { SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import { isVendored } from '../source/paths';
import { isAzure, readAzure } from './azure';
import type { CiDefinition, FoundCi } from './CiDefinition';
import { readGithub } from './github';
import { readGitlab } from './gitlab';
import { readJenkins } from './jenkins';
import { entriesOf, readLocated, type Located } from './located';
import { READERS } from './others';

export type {
  CiCommand,
  CiDefinition,
  CiJob,
  CiTrigger,
  CiUse,
} from './CiDefinition';

interface Platform {
  name: string;
  /** Paths from the repository's root. Where the server is told the path, the usual ones. */
  path: RegExp;
  read?(root: Located, self: string, platform: string): FoundCi;
  /** Whether a file of such a name is one after all. */
  is?(root: Located): boolean;
}

const PLATFORMS: readonly Platform[] = [
  {
    name: 'GitHub Actions',
    path: /^\.github\/(workflows\/[^/]+|actions\/.{1,200}\/action)\.ya?ml$/,
    read: readGithub,
  },
  {
    name: 'Gitea Actions',
    path: /^\.(gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/,
    read: readGithub,
  },
  {
    name: 'Azure Pipelines',
    path: /(^|\/)azure-pipelines?[^/]*\.ya?ml$|(^|\/)\.?(azure([-_]?pipelines?)?|azuredevops|azdo|ado|devops|pipelines|ci|cicd|build)\/.{1,200}\.ya?ml$/i,
    read: readAzure,
    is: isAzure,
  },
  {
    name: 'GitLab CI',
    path: /^\.gitlab-ci\.yml$|(^|[./])gitlab-ci\.ya?ml$|^(\.gitlab|\.gitlab-ci|gitlab|gitlab-ci|\.?ci|\.?cicd)\/.{1,200}\.ya?ml$/,
    read: readGitlab,
  },
  { name: 'Jenkins', path: /(^|\/)Jenkinsfile([._-][\w.-]{1,40})?$/ },
  {
    name: 'CircleCI',
    path: /^\.circleci\/config\.ya?ml$/,
    read: READERS.circle,
  },
  { name: 'Travis CI', path: /^\.travis\.ya?ml$/, read: READERS.travis },
  {
    name: 'Bitbucket Pipelines',
    path: /^bitbucket-pipelines\.ya?ml$/,
    read: READERS.bitbucket,
  },
  {
    name: 'Buildkite',
    path: /^\.?buildkite\/(.{1,100}\/)?pipeline[^/]*\.ya?ml$/,
    read: READERS.buildkite,
  },
  {
    name: 'Woodpecker',
    path: /^\.woodpecker(\.ya?ml$|\/.{1,100}\.ya?ml$)/,
    read: READERS.drone,
  },
  { name: 'Drone', path: /^\.drone\.ya?ml$/, read: READERS.drone },
  {
    name: 'AppVeyor',
    path: /^\.?appveyor\.ya?ml$/,
    read: READERS.appVeyor,
  },
  {
    name: 'Cloud Build',
    path: /(^|\/)cloudbuild[^/]*\.(ya?ml|json)$/,
    read: READERS.cloudBuild,
  },
  {
    name: 'CodeBuild',
    path: /(^|\/)buildspec[^/]*\.ya?ml$/,
    read: READERS.codeBuild,
  },
  { name: 'Cirrus CI', path: /^\.cirrus\.ya?ml$/, read: READERS.cirrus },
  {
    name: 'Semaphore',
    path: /^\.semaphore\/[^/]+\.ya?ml$/,
    read: READERS.semaphore,
  },
  { name: 'Tekton', path: /^\.tekton\/.{1,100}\.ya?ml$/, read: READERS.tekton },
];

// One look at a name tells that nearly every file is none.
const MAY_BE = /\.ya?ml$|Jenkinsfile[\w.-]*$|(^|\/)cloudbuild[^/]*\.json$/;
const NO_CI = /(^|\/)(examples?|samples?|templates?\/.*\{|fixtures|tests?)\//i;

const platformsOf = (path: string) =>
  MAY_BE.test(path) && !isVendored(path) && !NO_CI.test(path)
    ? PLATFORMS.filter(platform => platform.path.test(path))
    : [];

const failed = (self: string, platform: string, problem: string): FoundCi => ({
  self,
  platform,
  triggers: [],
  jobs: [],
  calls: [],
  problem,
});

function read({ path, text }: SourceFile): FoundCi | undefined {
  const candidates = platformsOf(path);
  const [first] = candidates;
  if (!text?.trim()) return failed(path, first.name, 'is empty');
  if (!first.read) return readJenkins(text, path);
  const located = readLocated(text);
  if ('problem' in located) return failed(path, first.name, located.problem);

  const { documents, broken } = located;
  // GitLab writes a head before a pipeline, Drone and Tekton one pipeline after the other.
  const root: Located =
    documents.length === 1
      ? documents[0]
      : {
          line: 1,
          items: documents,
          entries: new Map(documents.flatMap(one => entriesOf(one))),
        };
  const platform = candidates.find(({ is }) => is?.(root) ?? true);
  if (!platform?.read) return undefined;
  const found = platform.read(root, path, platform.name);
  const runs = found.jobs.some(
    ({ commands, uses }) => commands.length > 0 || uses.length > 0,
  );
  if (runs) return found;
  return {
    ...found,
    jobs: [],
    problem: broken ? 'is not valid YAML' : 'runs nothing',
  };
}

/** Whether one of a file's calls names a path; GitLab's may hold `*`. */
function isCalled(calls: readonly string[], path: string): boolean {
  return calls.some(call => {
    const [start, ...rest] = call.split(/\*+/);
    const end = rest.at(-1);
    return end === undefined
      ? call === path
      : path.startsWith(start) && path.endsWith(end);
  });
}

/** Gives parts the triggers of those that call them, and leaves out what nobody calls. */
function effective(found: ReadonlyMap<string, FoundCi>): CiDefinition[] {
  const triggersBy = new Map<FoundCi, Set<FoundCi['triggers'][number]>>();
  const open = [...found.values()].filter(({ part }) => !part);
  open.forEach(one => triggersBy.set(one, new Set(one.triggers)));
  const all = [...found.values()];
  // What is called calls in turn; each is taken up once more whenever it gains a trigger, of which there are seven.
  for (let caller = open.shift(); caller; caller = open.shift()) {
    if (caller.calls.length === 0) continue;
    const { platform, calls } = caller;
    for (const called of all) {
      if (called.platform !== platform || !isCalled(calls, called.self)) {
        continue;
      }
      const known = triggersBy.get(called);
      const gained = [...triggersBy.get(caller)!].filter(
        trigger => !known?.has(trigger),
      );
      if (known && gained.length === 0) continue;
      triggersBy.set(called, new Set([...(known ?? []), ...gained]));
      open.push(called);
    }
  }
  const mentions = new Set(
    [...triggersBy.keys()].flatMap(one => one.mentions ?? []),
  );
  return [...found].flatMap(([path, one]) => {
    const triggers = triggersBy.get(one);
    if (!triggers) return [];
    const { platform, jobs, problem } = one;
    return [
      {
        path,
        platform,
        triggers: [...triggers],
        // A job of GitLab whose name begins with a dot is switched off, unless others take it over.
        jobs: jobs.filter(
          ({ name }) => !name.startsWith('.') || mentions.has(name),
        ),
        ...(problem !== undefined && { problem }),
      },
    ];
  });
}

/**
 * What CI runs: the definitions at the places where their platforms look. What only another definition calls (a reusable
 * workflow, a composite action, an included file, a template) is listed with the triggers of its callers.
 *
 * @public
 */
export const ci = defineFileFact<FoundCi, CiDefinition[]>({
  name: 'ci',
  version: 2,
  scope: 'nearest',
  select: path => platformsOf(path).length > 0,
  map: read,
  reduce: effective,
});
