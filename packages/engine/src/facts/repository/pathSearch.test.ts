import { pathSearch } from './pathSearch';
import { requiredTexts } from './requiredTexts';

describe('requiredTexts', () => {
  it.each<[RegExp, string[] | undefined]>([
    [/^conf\/base\/catalog[^/]*\.ya?ml$/, ['conf/base/catalog']],
    [/(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i, ['compose']],
    [/(^|\/)(Chart\.yaml|helmfile\.ya?ml)$/, ['chart.yaml', 'helmfile.y']],
    [
      /\.(tf|tofu|tf\.json)$|(^|\/)terragrunt\.hcl$/,
      ['tf', 'tofu', 'tf.json', 'terragrunt.hcl'],
    ],
    [/\.ipynb$/, ['.ipynb']],
    [/^(a+bc|def{2,}|xy{0,2}zz)$/, ['bc', 'def', 'zz']],
    [/^(?!readme)(?=data)(?<part>one)\b(?:two)?$/, ['one']],
    [/^\x41b\u0042cd\dxyz$/, ['xyz']],
    [/[\]abc]def/, ['def']],
    [/(one|two)*three/, ['three']],
    [/one|/, undefined],
    [/^.+$/, undefined],
    [/día\//, ['a/']],
    [/í|ó/, undefined],
    [/straße/i, ['stra']],
    // Without regard to case a long s is an s, and the sign of Kelvin is a k.
    [/kiss/iu, undefined],
  ])('of %s are %p', (pattern, texts) => {
    expect(requiredTexts(pattern)).toEqual(texts);
  });
});

describe('pathSearch', () => {
  const entries = Array.from({ length: 1000 }, (_, index) => [
    `src/part${index % 10}/file${index}.py`,
    index % 100 === 0 ? `Data/İ${index}/Compose.YAML` : `docs/${index}.md`,
  ])
    .flat()
    .sort()
    .map(path => ({ path, size: 1 }));
  const candidates = pathSearch(entries);

  it.each([
    /compose/i,
    /compose/,
    /Compose\.YAML$/,
    /^src\/part3\/file33\.py$/,
    /file1\d\.py$|99\.md$/,
    /\.py$/,
    /^.+$/,
    /nothing of the kind/,
  ])('finds all that %s matches, in their order', pattern => {
    expect(
      candidates(pattern).filter(({ path }) => pattern.test(path)),
    ).toEqual(entries.filter(({ path }) => pattern.test(path)));
  });

  it('leaves few paths to be tried where a text of the expression is rare', () => {
    expect(candidates(/(^|\/)compose\.ya?ml$/i)).toHaveLength(10);
    expect(candidates(/nothing of the kind/)).toEqual([]);
  });
});
