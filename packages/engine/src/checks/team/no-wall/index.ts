import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck, type Location } from '../../Check';
import {
  ownership,
  type Ownership,
} from '../../../facts/team/codeowners/codeowners';
import { disciplines, type Disciplines } from '../../../facts/team/disciplines';
import { handover } from '../../../facts/team/handover';

/** Who has one side, and by which rules. */
interface Side {
  disciplines: string[];
  /** Whether every owner of a path of it is of a discipline that is known. */
  isKnown: boolean;
  rules: Location[];
  example: string;
}

function sideOf(paths: string[], owned: Ownership, known: Disciplines): Side {
  const found = new Set<string>();
  const lines = new Set<number>();
  let isKnown = true;
  for (const path of paths) {
    const rules = owned.rulesFor(path);
    const owners = rules.flatMap(rule => rule.owners);
    const { disciplines: own, strangers } = known.of(owners);
    if (own.length === 0 || strangers.length > 0) isKnown = false;
    own.forEach(name => found.add(name));
    rules.forEach(({ line }) => lines.add(line));
  }
  return {
    disciplines: [...found].sort(),
    isKnown,
    rules: [...lines]
      .sort((a, b) => a - b)
      .map(line => at({ path: owned.path, line })),
    example: paths[0],
  };
}

export const noWall = defineCheck({
  id: 'team.no-wall',
  title: 'Those who make the model and those who run it share its code',
  opaq: 'Operational/Deployability',
  effort: 'days',
  looksFor: 'entry',
  uses: { ownership, disciplines, handover },
  messages: {
    noOwners: 'No CODEOWNERS, so nothing is parted by it.',
    notConfigured:
      'Which team is of which discipline is not configured, so nothing can be said of the owners.',
    oneSide:
      'There is no model beside a deployment, so there is no wall between them.',
    shared:
      'In {{path}} {{discipline}} owns both the model and its deployment.',
    wall: 'In {{path}} {{makers}} alone owns the model ({{model}}), and {{runners}} alone its deployment ({{deployment}}).',
    notKnown:
      'Of which discipline all owners of the model and of its deployment in {{path}} are, the mapping does not say.',
  },
  run({
    ownership: owned,
    disciplines: known,
    handover: { model, deployment },
  }) {
    if (!owned) return notApplicable('noOwners');
    if (!known) return notApplicable('notConfigured');
    if (model.length === 0 || deployment.length === 0) {
      return notApplicable('oneSide');
    }
    const { path } = owned;
    const makers = sideOf(model, owned, known);
    const runners = sideOf(deployment, owned, known);
    const [discipline] = makers.disciplines.filter(name =>
      runners.disciplines.includes(name),
    );
    if (discipline !== undefined) {
      return pass('shared', { path, discipline }, runners.rules);
    }
    if (!makers.isKnown || !runners.isKnown) {
      return unknown('notKnown', { path }, at({ path }));
    }
    const data = {
      path,
      makers: makers.disciplines.join(', '),
      runners: runners.disciplines.join(', '),
      model: makers.example,
      deployment: runners.example,
    };
    return fail('wall', data, [...makers.rules, ...runners.rules]);
  },
});
