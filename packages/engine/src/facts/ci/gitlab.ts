import type { CiTrigger, CiUse, FoundCi } from './CiDefinition';
import { entriesOf, partAt, partsIn, textsOf, type Located } from './located';
import { inputsOf, jobOf, type Words } from './scripts';

// https://docs.gitlab.com/ci/yaml/
const WORDS: Words = {
  commands: new Set(['script', 'before_script', 'after_script']),
};

const NO_JOBS = new Set(
  'stages variables include workflow image services cache spec types'.split(
    ' ',
  ),
);

const MAX_MENTIONS = 500;

const strip = (path: string) => path.replace(/^\.?\//, '');

/** Files of the repository that are included, and what is included from elsewhere. */
function includesOf(include: Located | undefined) {
  const local: string[] = [];
  const elsewhere: CiUse[] = [];
  for (const one of include?.items ?? (include ? [include] : [])) {
    const { text, line } = one;
    const path = text ?? partAt(one, 'local')?.text;
    const source = ['template', 'project', 'component', 'remote']
      .map(name => partAt(one, name)?.text)
      .find(Boolean);
    if (path && !/^https?:/.test(path)) local.push(strip(path));
    else if (path ?? source) {
      const name = (path ?? source ?? '').slice(0, 500);
      elsewhere.push({ name, inputs: inputsOf(one), line });
    }
  }
  return { local, elsewhere };
}

/** Names of jobs that are taken over: `extends`, and the first item of a `!reference`. */
const mentionsIn = (root: Located): string[] =>
  [...partsIn(root)].flatMap(part =>
    part.tag === '!reference'
      ? textsOf(part).slice(0, 1)
      : textsOf(partAt(part, 'extends')),
  );

/** The jobs of a pipeline, or of a file that one includes. A job whose name begins with a dot runs where it is mentioned. */
export function readGitlab(
  root: Located,
  self: string,
  platform: string,
): FoundCi {
  const { local, elsewhere } = includesOf(partAt(root, 'include'));
  const global = ['before_script', 'after_script', 'default'];
  const entries = entriesOf(root).filter(([name]) => !NO_JOBS.has(name));
  const jobs = entries
    .filter(([name, { entries: table }]) => table && !global.includes(name))
    .map(([name, part]) => jobOf(name, part, WORDS));
  const shared = jobOf(
    'default',
    {
      line: 1,
      entries: new Map(entries.filter(([name]) => global.includes(name))),
    },
    WORDS,
  );
  const triggers: CiTrigger[] = ['push', 'pullRequest'];
  return {
    self,
    platform,
    triggers,
    jobs: [
      ...jobs,
      ...(shared.commands.length > 0 ? [shared] : []),
      ...(elsewhere.length > 0
        ? [{ name: 'include', commands: [], uses: elsewhere }]
        : []),
    ],
    ...(self !== '.gitlab-ci.yml' && { part: true }),
    calls: local,
    mentions: mentionsIn(root).slice(0, MAX_MENTIONS),
  };
}
