import { join } from '../../../tree';
import { defineDerivedFact, defineFileFact } from '../../Fact';
import {
  parseCodeowners,
  type OwnerProblem,
  type OwnerRule,
} from './parseCodeowners';
import { pathMatcher } from './pathMatcher';

export type { OwnerProblem, OwnerRule } from './parseCodeowners';

/** The file that gives the paths of a repository to owners. */
export interface Codeowners {
  path: string;
  /** The component's folder, from the repository's root, for the patterns begin there. */
  root: string;
  rules: OwnerRule[];
  problems: OwnerProblem[];
}

type Found = Pick<Codeowners, 'rules' | 'problems'>;

// Where GitHub, GitLab, Gitea and Bitbucket look, all at the repository's root; each takes the first.
const PLACES = ['.github/', '', 'docs/', '.gitlab/', '.gitea/', '.bitbucket/'];
const PATHS = new Set(PLACES.map(folder => `${folder}CODEOWNERS`));

/** Undefined where the repository has none. */
const codeowners = defineFileFact<Found, Codeowners | undefined>({
  name: 'codeowners',
  version: 1,
  scope: 'nearest',
  select: path => PATHS.has(path),
  map: ({ text }) => parseCodeowners(text ?? ''),
  reduce(found, { root = '' }) {
    const up = root === '' ? '' : '../'.repeat(root.split('/').length);
    const path = PLACES.map(folder => `${up}${folder}CODEOWNERS`).find(place =>
      found.has(place),
    );
    return path === undefined ? undefined : { path, root, ...found.get(path)! };
  },
});

/** Who owns what of the component. @public */
export interface Ownership {
  path: string;
  rules: readonly OwnerRule[];
  problems: readonly OwnerProblem[];
  /** The rules that decide on a path of the component: in each section the last that matches. */
  rulesFor(path: string): OwnerRule[];
  /** Whether a rule has the whole folder of the component, whatever will stand in it. */
  isWhole(rule: OwnerRule): boolean;
  /** Whether a rule has a path of the component. */
  has(rule: OwnerRule, path: string): boolean;
}

// No file is called so, which is why only a rule for everything has both.
const PROBES = ['\u0001', '\u0001/\u0001/\u0001'];

/** Undefined where the repository has no CODEOWNERS. @public */
export const ownership = defineDerivedFact({
  name: 'ownership',
  uses: { codeowners },
  derive({ codeowners: file }): Ownership | undefined {
    if (!file) return undefined;
    const { path, root, rules, problems } = file;
    const matchers = new Map(
      rules.map(rule => [rule, pathMatcher(rule.pattern)] as const),
    );
    const sections = new Map<string, OwnerRule[]>();
    for (const rule of [...rules].reverse()) {
      const inside = sections.get(rule.section);
      if (inside) inside.push(rule);
      else sections.set(rule.section, [rule]);
    }
    const has = (rule: OwnerRule, from: string) =>
      matchers.get(rule)!(join(root, from));
    return {
      path,
      rules,
      problems,
      has,
      isWhole: rule => PROBES.every(probe => has(rule, probe)),
      rulesFor: from =>
        [...sections.values()].flatMap(
          inside => inside.find(rule => has(rule, from)) ?? [],
        ),
    };
  },
});
