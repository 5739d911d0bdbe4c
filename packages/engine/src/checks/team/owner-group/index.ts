import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { catalogEntry } from '../../../facts/catalog/catalogEntry';

// Who is signed in without an account: https://backstage.io/docs/auth/guest/provider. A group of that name owns nothing.
const isGuest = (ref: string) => /\/guests?$/.test(ref);

export const ownerGroup = defineCheck({
  id: 'team.owner-group',
  title: 'A group of the catalog owns the component',
  opaq: 'Operational/Availability',
  effort: 'minutes',
  looksFor: 'entry',
  uses: { catalogEntry },
  messages: {
    group: '{{owner}} owns the component.',
    none: 'Nobody owns the component: the catalog names no owner.',
    user: '{{owner}} is one person: when they leave or sleep, nobody is there.',
    guest: '{{owner}} stands for whoever has no account, so nobody owns it.',
    notGroup: '{{owner}} is no group.',
    absent: 'The catalog knows no {{owner}}.',
    noCatalog:
      'Whether {{owner}} exists is known to the catalog only, and there is none here to ask.',
  },
  run({ catalogEntry: entry }, { subject: { owner } }) {
    const where = entry ? at(entry) : [];
    if (!owner) return fail('none', {}, where);
    const data = { owner: owner.ref };
    if (isGuest(owner.ref)) return fail('guest', data, where);
    if (owner.ref.startsWith('user:')) return fail('user', data, where);
    if (!owner.ref.startsWith('group:')) return fail('notGroup', data, where);
    if (owner.exists === undefined) return unknown('noCatalog', data, where);
    return owner.exists
      ? pass('group', data, where)
      : fail('absent', data, where);
  },
});
