import type { CiTrigger, FoundCi } from './CiDefinition';
import { entriesOf, partAt, textsOf, type Located } from './located';
import { jobOf, type Words } from './scripts';

// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax; Gitea and Forgejo share it.
const WORDS: Words = {
  commands: new Set(['run']),
  uses: 'uses',
  inputs: 'with',
  isOff: table =>
    /^(\$\{\{\s*)?false(\s*\}\})?$/.test(table.get('if')?.text ?? ''),
};

const EVENTS: Record<string, CiTrigger> = {
  pull_request: 'pullRequest',
  pull_request_target: 'pullRequest',
  merge_group: 'pullRequest',
  schedule: 'schedule',
  workflow_dispatch: 'manual',
  repository_dispatch: 'manual',
  release: 'release',
};
// The changes of a pull request that change its code; without a list GitHub takes these, too.
const OF_CODE = /^(opened|synchronize|reopened|ready_for_review)$/;

function triggerOf(event: string, filter?: Located): CiTrigger[] {
  if (event === 'push') {
    const has = (name: string) => filter?.entries?.has(name);
    const tags = has('tags') || has('tags-ignore');
    const branches = has('branches') || has('branches-ignore');
    return [
      ...(tags ? ['tag' as const] : []),
      ...(!tags || branches ? ['push' as const] : []),
    ];
  }
  const types = textsOf(partAt(filter, 'types'));
  const trigger = Object.hasOwn(EVENTS, event) ? EVENTS[event] : 'event';
  const isOther =
    trigger === 'pullRequest' &&
    types.length > 0 &&
    !types.some(type => OF_CODE.test(type));
  return [isOther ? 'event' : trigger];
}

/** A workflow, or a composite action that one calls. */
export function readGithub(
  root: Located,
  self: string,
  platform: string,
): FoundCi {
  const on = partAt(root, 'on') ?? partAt(root, 'true');
  const events: Array<[string, Located?]> = on?.entries
    ? entriesOf(on)
    : textsOf(on).map(event => [event]);
  const own = events.filter(([event]) => event !== 'workflow_call');
  const action = partAt(root, 'runs');
  const jobs = action
    ? [jobOf('action', action, WORDS)]
    : entriesOf(partAt(root, 'jobs'))
        .filter(([, job]) => !WORDS.isOff?.(job.entries ?? new Map()))
        .map(([name, job]) => jobOf(name, job, WORDS));
  return {
    self,
    platform,
    triggers: own.flatMap(([event, filter]) => triggerOf(event, filter)),
    jobs,
    ...((action ?? own.length < events.length) &&
      own.length === 0 && { part: true }),
    calls: jobs.flatMap(({ uses }) =>
      uses.flatMap(({ name }) => {
        if (!name.startsWith('./')) return [];
        const path = name.slice(2).replace(/\/$/, '');
        return /\.ya?ml$/.test(path)
          ? [path]
          : [`${path}/action.yml`, `${path}/action.yaml`];
      }),
    ),
  };
}
