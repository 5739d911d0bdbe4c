import { distinctLocks } from '../../../facts/dependencies/locks/lockedLanguages';
import { pinning } from '../../../facts/dependencies/locks/pinning';
import { at, fail, listed, pass } from '../../answers';
import { defineCheck } from '../../Check';

const MAX_SHOWN = 5;

export const pinned = defineCheck({
  id: 'deps.pinned',
  title: 'Every direct dependency is fixed to one version',
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { pinning },
  messages: {
    locked: 'Every version is fixed by {{paths}}.',
    exact: 'Every package that {{paths}} asks for is fixed to one version.',
    image: '{{path}} fixes the versions that {{manifest}} leaves open.',
    loose:
      '{{path}} leaves the version open of {{names}} ({{count}} of {{total}} packages), and no lockfile fixes it.',
    undeclared: 'No manifest declares packages, and nothing fixes versions.',
  },
  run({ pinning: languages }) {
    const bad = languages.find(({ loose }) => loose.length > 0);
    if (bad) {
      const { loose, total } = bad;
      const shown = loose.slice(0, MAX_SHOWN);
      return fail(
        'loose',
        {
          path: loose[0].path,
          names: listed(
            loose.map(({ name }) => name),
            MAX_SHOWN,
          ),
          ...{ count: loose.length, total },
        },
        shown.map(at),
      );
    }
    if (languages.length === 0) return fail('undeclared');
    const image = languages.find(one => one.image);
    if (image?.image) {
      const { path } = image.image;
      const manifest = image.open.map(one => one.path).join(', ');
      return pass('image', { path, manifest }, at(image.image));
    }
    const exact = languages.flatMap(({ open }) => open);
    const locks = distinctLocks(languages);
    const paths = [...locks, ...exact].map(({ path }) => path);
    return pass(
      exact.length > 0 ? 'exact' : 'locked',
      { paths: listed(paths, MAX_SHOWN) },
      paths.map(path => ({ path })),
    );
  },
});
