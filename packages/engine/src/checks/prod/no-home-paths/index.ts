import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { homePaths } from '../../../facts/operations/homePaths/homePaths';

export const noHomePaths = defineCheck({
  id: 'prod.no-home-paths',
  title: "No path leads to one person's machine",
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'absence',
  uses: { homePaths },
  messages: {
    noCode: 'There is no code that could hold a path.',
    none: 'No path into a home folder or to a drive was found.',
    found: '{{path}} holds {{found}}, which other machines may not have.',
    several:
      '{{path}} holds {{found}}, which other machines may not have; other such places: {{more}}.',
  },
  run({ homePaths: { found, hasCode } }) {
    const [first] = found;
    if (first) {
      const { path, found: place } = first;
      const more = found.length - 1;
      return more === 0
        ? fail('found', { path, found: place }, at(first))
        : fail('several', { path, found: place, more }, found.map(at));
    }
    return hasCode ? pass('none') : notApplicable('noCode');
  },
});
