import type { SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import { parseJson, parseYaml } from '../parse';

/** The configuration of a service that proposes new versions of dependencies. @public */
export interface UpdateBot {
  path: string;
  name: 'Dependabot' | 'Renovate';
  /** Why it proposes nothing, as the end of a sentence that begins with its path. */
  problem?: string;
}

type Found = Omit<UpdateBot, 'path'>;

// Where the services look: https://docs.github.com/code-security/dependabot and
// https://docs.renovatebot.com/configuration-options.
const DEPENDABOT = /(^|\/)\.github\/dependabot\.ya?ml$/;
const RENOVATE =
  /(^|\/)(((\.github|\.gitlab)\/)?renovate\.json[5c]?|\.renovaterc(\.json[5c]?)?)$/;

/** They read the folder of the repository, and nothing in folders below: `../` leads up from the component's. */
const IN_PLACE = /^(\.\.\/)*(\.github\/|\.gitlab\/)?[^/]+$/;

function readDependabot(text: string): Found {
  const name = 'Dependabot';
  const parsed = parseYaml(text);
  if ('problem' in parsed) return { name, problem: parsed.problem };
  const { updates } = parsed.data;
  return Array.isArray(updates) && updates.length > 0
    ? { name }
    : { name, problem: 'lists no updates' };
}

function readRenovate(text: string): Found {
  const name = 'Renovate';
  // JSON5 with comments stays unread, and is taken for what it seems to be.
  const parsed = parseJson(text);
  return 'data' in parsed && parsed.data.enabled === false
    ? { name, problem: 'is switched off' }
    : { name };
}

function read({ path, text }: SourceFile): Found | undefined {
  if (!text?.trim()) return undefined;
  return DEPENDABOT.test(path) ? readDependabot(text) : readRenovate(text);
}

/** @public */
export const updateBots = defineFileFact<Found, UpdateBot[]>({
  name: 'updateBots',
  version: 2,
  scope: 'nearest',
  select: path => DEPENDABOT.test(path) || RENOVATE.test(path),
  map: read,
  reduce: found =>
    [...found]
      .filter(([path]) => IN_PLACE.test(path))
      .map(([path, bot]) => ({ ...bot, path })),
});
