import type { CiTrigger, CiUse, FoundCi } from './CiDefinition';
import { entriesOf, partAt, partsIn, textsOf, type Located } from './located';
import { commandsOfScript, inputsOf, jobOf, type Words } from './scripts';

const words = (commands: string, rest: Partial<Words> = {}): Words => ({
  commands: new Set(commands.split(' ')),
  ...rest,
});

type Read = (root: Located, self: string, platform: string) => FoundCi;

const CHANGES: CiTrigger[] = ['push', 'pullRequest'];

/** One job with all that a file runs. */
const single =
  (how: Words, triggersOf: (root: Located) => CiTrigger[] = () => CHANGES) =>
  (root: Located, self: string, platform: string): FoundCi => ({
    self,
    platform,
    triggers: triggersOf(root),
    jobs: [jobOf('pipeline', root, how)],
    calls: [],
  });

// What Travis runs where the file says nothing: https://docs.travis-ci.com/user/languages/
const TRAVIS_DEFAULTS: Record<string, string> = {
  r: 'R CMD check',
  node_js: 'npm test',
};
const travisWords = words(
  'before_install install before_script script after_success after_script before_deploy after_deploy',
  { uses: 'provider' },
);

const readTravis: Read = (root, self, platform) => {
  const job = jobOf('pipeline', root, travisWords);
  const language = partAt(root, 'language');
  const standard = Object.hasOwn(TRAVIS_DEFAULTS, language?.text ?? '')
    ? TRAVIS_DEFAULTS[language?.text ?? '']
    : undefined;
  if (standard && !root.entries?.has('script')) {
    job.commands.push(...commandsOfScript(standard, language?.line ?? 1));
  }
  return { self, platform, triggers: CHANGES, jobs: [job], calls: [] };
};

/** Steps that are named by an orb: `python/install-packages`, with its inputs where it has some. */
function orbsIn(steps: Located | undefined): CiUse[] {
  return (steps?.items ?? []).flatMap(({ text, line, entries }) => {
    const [name, inputs] = text ? [text] : [...(entries ?? [])][0] ?? [];
    return name?.includes('/')
      ? [{ name: name.slice(0, 200), inputs: inputsOf(inputs), line }]
      : [];
  });
}

// https://circleci.com/docs/configuration-reference/
const circleWords = words('run', {
  more: table => orbsIn(table.get('steps')),
});

const readCircle: Read = (root, self, platform) => {
  const workflows = entriesOf(partAt(root, 'workflows'));
  const asked = workflows.flatMap(([, workflow]) =>
    (partAt(workflow, 'jobs')?.items ?? []).map(
      item => item.text ?? entriesOf(item)[0]?.[0] ?? '',
    ),
  );
  const jobs = entriesOf(partAt(root, 'jobs'))
    .filter(([name]) => workflows.length === 0 || asked.includes(name))
    .map(([name, part]) => jobOf(name, part, circleWords));
  const shared = entriesOf(partAt(root, 'commands')).map(([name, part]) =>
    jobOf(name, part, circleWords),
  );
  const orbs = orbsIn({
    line: 1,
    items: workflows.flatMap(([, one]) => partAt(one, 'jobs')?.items ?? []),
  });
  return {
    self,
    platform,
    triggers: ['push', 'pullRequest'],
    jobs: [
      ...jobs,
      ...shared,
      ...(orbs.length > 0
        ? [{ name: 'workflows', commands: [], uses: orbs }]
        : []),
    ],
    calls: [],
  };
};

const BITBUCKET: Record<string, CiTrigger> = {
  default: 'push',
  branches: 'push',
  'pull-requests': 'pullRequest',
  tags: 'tag',
  custom: 'manual',
};
const bitbucketWords = words('script after-script', {
  uses: 'pipe',
  inputs: 'variables',
});

// https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/
const readBitbucket: Read = (root, self, platform) => {
  const pipelines = entriesOf(partAt(root, 'pipelines'));
  return {
    self,
    platform,
    triggers: pipelines.flatMap(([name]) =>
      Object.hasOwn(BITBUCKET, name) ? [BITBUCKET[name]] : [],
    ),
    jobs: pipelines.map(([name, part]) => {
      const job = jobOf(name, part, bitbucketWords);
      // A pipe is an item of a script, among the commands.
      const pipes = jobOf(name, part, {
        commands: new Set(),
        uses: 'pipe',
        inputs: 'variables',
      });
      return { ...job, uses: pipes.uses };
    }),
    calls: [],
  };
};

const DRONE: Record<string, CiTrigger> = {
  push: 'push',
  pull_request: 'pullRequest',
  tag: 'tag',
  promote: 'manual',
  manual: 'manual',
  cron: 'schedule',
  release: 'release',
};

/** Drone's and Woodpecker's events; without any, every change. */
function droneTriggers(file: Located): CiTrigger[] {
  const root = file.items?.[0] ?? file;
  const event =
    partAt(root, 'trigger', 'event') ?? partAt(root, 'when', 'event');
  const named = textsOf(event).concat(textsOf(partAt(event, 'include')));
  const known = named.flatMap(name =>
    Object.hasOwn(DRONE, name) ? [DRONE[name]] : [],
  );
  return known.length > 0 ? known : CHANGES;
}

/** A step that has settings in place of commands runs an image that is made for the task. */
const plugin = (table: ReadonlyMap<string, Located>): CiUse[] => {
  const image = table.get('image');
  const isPlugin = table.has('settings') && !table.has('commands');
  return image?.text && isPlugin
    ? [
        {
          name: image.text.slice(0, 200),
          inputs: inputsOf(table.get('settings')),
          line: image.line,
        },
      ]
    : [];
};

/** A step of Cloud Build is an image with arguments. */
const builder = (table: ReadonlyMap<string, Located>): CiUse[] => {
  const name = table.get('name');
  if (!name?.text || !(table.has('args') || table.has('entrypoint'))) return [];
  const given = [
    table.get('entrypoint')?.text ?? '',
    ...textsOf(table.get('args')),
  ];
  const inputs = { args: given.join(' ').trim().slice(0, 500) };
  return [{ name: name.text.slice(0, 200), inputs, line: name.line }];
};

/** A builder's arguments are what it runs, and so they stand among the commands as well. */
const readCloudBuild: Read = (root, self, platform) => {
  const job = jobOf('pipeline', root, words('script', { more: builder }));
  const commands = job.uses.map(({ name, inputs, line }) => {
    const program = name.replace(/^.*\//, '').replace(/[:@].*$/, '');
    const shell = /^(?:ba|z)?sh -\w*c\s([^]*)$/.exec(inputs.args);
    const text = shell?.[1].trim() ?? `${program} ${inputs.args}`;
    return commandsOfScript(text, line ?? 1);
  });
  // What stands here is pushed when all steps are done.
  const pushed = partAt(root, 'images');
  if (pushed?.items?.length) {
    const images = textsOf(pushed).join('\n').slice(0, 500);
    job.uses.push({ name: 'images', inputs: { images }, line: pushed.line });
  }
  return {
    self,
    platform,
    triggers: [],
    jobs: [{ ...job, commands: [...job.commands, ...commands.flat()] }],
    calls: [],
  };
};

/** Cirrus CI names each script: `test_script`. */
const readCirrus: Read = (root, self, platform) => {
  const names = [...partsIn(root)].flatMap(part =>
    entriesOf(part).map(([name]) => name),
  );
  const scripts = new Set(names.filter(name => /(^|_)script$/.test(name)));
  return single({ commands: scripts })(root, self, platform);
};

/** How each of the other platforms is read. */
export const READERS = {
  travis: readTravis,
  circle: readCircle,
  bitbucket: readBitbucket,
  cloudBuild: readCloudBuild,
  cirrus: readCirrus,
  buildkite: single(words('command commands')),
  drone: single(words('commands', { more: plugin }), droneTriggers),
  appVeyor: single(
    words(
      'install before_build build_script after_build before_test test_script after_test deploy_script on_success',
    ),
  ),
  codeBuild: single(words('commands'), () => []),
  semaphore: single(words('commands')),
  tekton: single(words('script'), () => []),
} satisfies Record<string, Read>;
