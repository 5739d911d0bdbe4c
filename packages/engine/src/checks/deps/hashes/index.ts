import {
  distinctLocks,
  lockedLanguages,
} from '../../../facts/dependencies/locks/lockedLanguages';
import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';

export const hashes = defineCheck({
  id: 'deps.hashes',
  title: 'The lockfile holds checksums of what is installed',
  opaq: 'Operational/Security',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { lockedLanguages },
  messages: {
    hashed: 'Checksums are in {{paths}}.',
    bare: '{{path}} fixes versions without checksums: what is downloaded is not compared with anything.',
    unlocked: '{{path}} has no lockfile that could hold checksums.',
    undeclared: 'There is no lockfile that could hold checksums.',
    renv: '{{path}} is the lock of renv, which records no checksums of downloads.',
    unread: '{{path}} is too large to be read.',
  },
  run({ lockedLanguages: languages }) {
    const unlocked = languages.find(one => one.unlocked)?.unlocked;
    if (unlocked) {
      return fail('unlocked', { path: unlocked.path }, at(unlocked));
    }
    const locks = distinctLocks(languages);
    if (locks.length === 0) return fail('undeclared');
    const bare = locks.filter(lock => lock.hashes === false);
    const careless = bare.find(({ tool }) => tool !== 'renv');
    if (careless) return fail('bare', { path: careless.path }, at(careless));
    const unread = locks.find(lock => lock.hashes === undefined);
    if (unread) return unknown('unread', { path: unread.path }, at(unread));
    if (bare.length === locks.length) {
      return notApplicable('renv', { path: bare[0].path }, at(bare[0]));
    }
    const hashed = locks.filter(lock => lock.hashes);
    const paths = hashed.map(({ path }) => path).join(', ');
    return pass('hashed', { paths }, hashed.map(at));
  },
});
