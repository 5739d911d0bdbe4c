import { defineFileFact } from './Fact';

/** The configuration of a service that proposes new versions of dependencies. @public */
export interface UpdateBot {
  path: string;
  name: 'Dependabot' | 'Renovate';
}

// Where the services look: https://docs.github.com/code-security/dependabot and
// https://docs.renovatebot.com/configuration-options.
const CONFIGURATIONS: ReadonlyArray<[UpdateBot['name'], RegExp]> = [
  ['Dependabot', /(^|\/)\.github\/dependabot\.ya?ml$/],
  ['Renovate', /(^|\/)((\.github|\.gitlab)\/)?renovate\.json5?$/],
  ['Renovate', /(^|\/)\.renovaterc(\.json5?)?$/],
];

const nameOf = (path: string) =>
  CONFIGURATIONS.find(([, pattern]) => pattern.test(path))?.[0];

/** @public */
export const updateBots = defineFileFact<UpdateBot['name'], UpdateBot[]>({
  name: 'updateBots',
  version: 1,
  scope: 'nearest',
  select: path => nameOf(path) !== undefined,
  map: ({ path, text }) => (text?.trim() ? nameOf(path) : undefined),
  reduce: found => [...found].map(([path, name]) => ({ path, name })),
});
