import * as z from 'zod';
import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { ownership } from '../../../facts/team/codeowners/codeowners';
import { disciplines } from '../../../facts/team/disciplines';

const params = z.object({
  /** Names of the organisation's mapping, all of which the owners cover. */
  disciplines: z
    .array(z.string().min(1))
    .min(1)
    .default(['data-science', 'engineering']),
});

export const multidisciplinary = defineCheck({
  id: 'team.multidisciplinary',
  title: 'The owners cover data science and engineering',
  opaq: 'Operational/Deployability',
  effort: 'days',
  looksFor: 'entry',
  params,
  uses: { disciplines, ownership },
  messages: {
    notConfigured:
      'Which group is of which discipline is not configured, so nothing can be said of the owners.',
    owner: '{{owner}} covers {{covered}}.',
    codeowners: '{{owner}} and the teams in {{path}} cover {{covered}}.',
    teams: 'The teams in {{path}} cover {{covered}}.',
    lacking: 'The owners cover {{covered}}, and nobody among them {{lacking}}.',
    strangers:
      'Of the owners {{covered}} is known; which discipline {{team}} in {{path}} is, the mapping does not say.',
    noCatalog:
      'The teams in {{path}} cover {{covered}}; what the owner covers is known to the catalog only, and it was not asked or knows no owner.',
    noData:
      'The mapping knows no discipline of the owner, nor of a team in CODEOWNERS.',
  },
  run({ disciplines: known, ownership: owned }, { subject, params: asked }) {
    const ofOwner = subject.owner?.disciplines;
    if (!known && !ofOwner) return notApplicable('notConfigured');
    const { disciplines: ofTeams = [], strangers = [] } = known?.all ?? {};
    const all = [...new Set([...(ofOwner ?? []), ...ofTeams])].sort();
    if (all.length === 0) return unknown('noData');
    const lacks = (found: readonly string[]) =>
      asked.disciplines.filter(
        one => !found.some(name => name.toLowerCase() === one.toLowerCase()),
      );
    const lacking = lacks(all);
    const path = owned?.path ?? 'CODEOWNERS';
    const where = owned ? at({ path }) : [];
    const data = {
      owner: subject.owner?.ref ?? '',
      path,
      covered: all.join(', '),
      lacking: lacking.join(', '),
    };
    if (lacking.length === 0) {
      return lacks(ofOwner ?? []).length === 0
        ? pass('owner', data)
        : pass(ofOwner ? 'codeowners' : 'teams', data, where);
    }
    // Only a catalog knows the groups of the owner's members.
    if (!ofOwner) return unknown('noCatalog', data, where);
    const [team] = strangers;
    return team
      ? unknown('strangers', { ...data, team }, where)
      : fail('lacking', data, where);
  },
});
