import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import {
  ownership,
  type Ownership,
} from '../../../facts/team/codeowners/codeowners';
import { files } from '../../../facts/repository/files';

/** Paths and rules that are looked at where no rule has everything: a file of so many would take minutes. */
const MAX_LOOKS = 3_000_000;

const NAMED_LIKE_IT = /(^|\/)code_?owners(\.\w{1,5})?$/i;

type Entries = ReadonlyArray<{ path: string }>;

/** The first path that no owner has; undefined where each has one. */
function unowned(
  { rules, rulesFor, isWhole, has }: Ownership,
  entries: Entries,
) {
  const owns = rules.some(rule => rule.owners.length > 0 && isWhole(rule));
  const taken = rules.filter(({ owners }) => owners.length === 0);
  return entries.find(
    ({ path }) =>
      // Where a rule has everything, only those without owners take something from it.
      (!owns || taken.some(rule => has(rule, path))) &&
      rulesFor(path).every(({ owners }) => owners.length === 0),
  );
}

export const codeowners = defineCheck({
  id: 'team.codeowners',
  title: 'CODEOWNERS names an owner for everything',
  opaq: 'Operational/Availability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { ownership, files },
  messages: {
    whole: '{{path}} gives everything to an owner; rules: {{count}}.',
    each: '{{path}} gives each path to an owner; rules: {{count}}.',
    empty: '{{path}} has no rule.',
    malformed: '{{path}} {{problem}}, so this line counts for nothing.',
    taken:
      '{{path}} takes {{example}} from its owners: the rule {{pattern}} names nobody.',
    partial: '{{path}} has no rule for {{example}}, nor one for everything.',
    tooMany:
      '{{path}} has no rule for everything, and more rules and paths than are compared.',
    aside:
      "{{found}} is not where the source host looks: that is CODEOWNERS at the repository's root, in .github, in docs or in .gitlab.",
    missing: 'No CODEOWNERS says who looks at a change.',
  },
  run({ ownership: owned, files: { entries, matching } }) {
    if (!owned) {
      const [found] = matching(NAMED_LIKE_IT);
      return found
        ? fail('aside', { found }, at({ path: found }))
        : fail('missing');
    }
    const { path, rules, problems, rulesFor, isWhole } = owned;
    const [problem] = problems;
    if (problem) {
      const data = { path, problem: problem.message };
      return fail('malformed', data, at({ path, line: problem.line }));
    }
    if (rules.length === 0) return fail('empty', { path }, at({ path }));
    const whole = rules.find(rule => rule.owners.length > 0 && isWhole(rule));
    if (!whole && rules.length * entries.length > MAX_LOOKS) {
      return unknown('tooMany', { path }, at({ path }));
    }
    const example = unowned(owned, entries)?.path;
    const count = rules.length;
    if (example === undefined) {
      const [line] = whole ? [whole.line] : rules.map(rule => rule.line);
      return pass(
        whole ? 'whole' : 'each',
        { path, count },
        at({ path, line }),
      );
    }
    const [last] = rulesFor(example);
    return last
      ? fail(
          'taken',
          { path, example, pattern: last.pattern },
          at({ path, line: last.line }),
        )
      : fail('partial', { path, example }, at({ path }));
  },
});
