/** When a definition runs. `event` is any other one: an issue, a label, the end of another workflow. @public */
export type CiTrigger =
  | 'push'
  | 'pullRequest'
  | 'tag'
  | 'release'
  | 'schedule'
  | 'manual'
  | 'event';

/** A command of a script, its continued lines joined. @public */
export interface CiCommand {
  text: string;
  line?: number;
}

/** What a job takes from elsewhere: an action, an orb, a task, a plugin, a template of another repository. @public */
export interface CiUse {
  /** As written: `actions/checkout@v4`, `docker/build-push-action@v6`, `UsePythonVersion@0`. */
  name: string;
  /** Its inputs, as text. */
  inputs: Record<string, string>;
  line?: number;
}

/** @public */
export interface CiJob {
  name: string;
  line?: number;
  commands: CiCommand[];
  uses: CiUse[];
}

/** What one file says, and what it calls. */
export interface CiContent {
  platform: string;
  /** Empty where the platform's server decides. */
  triggers: CiTrigger[];
  jobs: CiJob[];
  /** Why nothing of it runs, as the end of a sentence that begins with its path. */
  problem?: string;
}

/** A file that tells a CI platform what to run. @public */
export interface CiDefinition extends CiContent {
  path: string;
}

/** What is found in one file, before it is known who calls it. */
export interface FoundCi extends CiContent {
  /** Its path from the repository's root: calls name that. */
  self: string;
  /** Runs only where another file calls it. */
  part?: boolean;
  /** Files of the repository that it calls, from its root; GitLab's may hold `*`. */
  calls: string[];
  /** Names of jobs of other files that its own take over. */
  mentions?: string[];
}
