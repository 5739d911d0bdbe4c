import { dirname, join } from '../../tree';
import type { CiTrigger, FoundCi } from './CiDefinition';
import { partAt, partsIn, textsOf, type Located } from './located';
import { jobOf, type Words } from './scripts';

// https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/
const WORDS: Words = {
  commands: new Set(['script', 'bash', 'pwsh', 'powershell']),
  uses: 'task',
  inputs: 'inputs',
  isOff: table =>
    /^false$/i.test(
      (table.get('enabled') ?? table.get('condition'))?.text ?? '',
    ),
};

const PARTS = ['stages', 'jobs', 'steps', 'extends'];

/** Whether a file is one of Azure Pipelines, and not another tool's in a folder of that name. */
export const isAzure = (root: Located): boolean =>
  PARTS.some(name =>
    [
      ...(partAt(root, name)?.items ?? []),
      ...(name === 'extends' ? [partAt(root, name)] : []),
    ].some(item =>
      'stage job deployment template task script bash pwsh powershell checkout'
        .split(' ')
        .some(key => item?.entries?.has(key)),
    ),
  );

/** Whether a part of the schema that switches a trigger off is there. */
const isNone = (part: Located | undefined) => part?.text === 'none';

function triggersOf(root: Located): CiTrigger[] {
  const trigger = partAt(root, 'trigger');
  const branches =
    trigger?.items ?? trigger?.text ?? partAt(trigger, 'branches');
  const tags = partAt(trigger, 'tags');
  const triggers: CiTrigger[] = [];
  if (!isNone(trigger) && (branches || !tags)) triggers.push('push');
  if (tags) triggers.push('tag');
  if (!isNone(partAt(root, 'pr'))) triggers.push('pullRequest');
  if (partAt(root, 'schedules')) triggers.push('schedule');
  return triggers.length > 0 ? triggers : ['manual'];
}

const MAX_TEMPLATES = 100;

/** Every template that is named; those of other repositories hold an `@`. */
const templatesIn = (root: Located): string[] =>
  [...partsIn(root)]
    .flatMap(part => textsOf(partAt(part, 'template')))
    .slice(0, MAX_TEMPLATES);

/** A pipeline, or a template that one takes in. */
export function readAzure(
  root: Located,
  self: string,
  platform: string,
): FoundCi {
  const job = jobOf('pipeline', root, WORDS);
  const templates = templatesIn(root);
  job.uses.push(
    ...templates
      .filter(name => name.includes('@'))
      .map(name => ({ name, inputs: {} })),
  );
  const isPipeline =
    /azure-pipelines?[^/]*$/i.test(self) ||
    ['trigger', 'pr', 'schedules', 'pool', 'resources'].some(name =>
      root.entries?.has(name),
    );
  return {
    self,
    platform,
    triggers: triggersOf(root),
    jobs: [job],
    ...(!isPipeline && { part: true }),
    calls: templates
      .filter(name => !name.includes('@'))
      .map(name => join(name.startsWith('/') ? '' : dirname(self), name)),
  };
}
