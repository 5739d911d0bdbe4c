import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { StoredFacts } from '@opaq/engine';
import { packFacts, unpackFacts } from './factsText';

const textOf = (data: Uint8Array) => inflateSync(data).toString();

describe('packed facts', () => {
  const cases: Array<[string, StoredFacts]> = [
    ['none', { values: {}, gaps: {} }],
    ['one', { values: { listing: [] }, gaps: {} }],
    [
      'of all kinds',
      {
        values: {
          listing: [{ path: 'a\nb', size: 1 }, 'x",\n"', '\u2028'],
          count: 3,
          nothing: null,
          'acme/"quoted" \\ fact:': { deep: { er: ['},"gaps":{', ','] } },
          text: ',',
        },
        gaps: { listing: [{ reason: 'tooMany', path: 'a' }] },
      },
    ],
  ];

  it.each(cases)('are what they were, one by one: %s', (_, facts) => {
    const { data, digest } = packFacts(facts);
    const unpacked = unpackFacts(data);
    expect(Object.keys(unpacked.values)).toEqual(Object.keys(facts.values));
    expect(JSON.stringify(unpacked)).toBe(JSON.stringify(facts));
    expect(unpacked).toEqual(facts);

    // A version before this one reads them as JSON, and knows them by this digest.
    expect(JSON.parse(textOf(data))).toEqual(facts);
    const plain = createHash('sha256').update(JSON.stringify(facts));
    expect(digest).toBe(plain.digest('hex'));
  });

  it('leave out what has no value', () => {
    const facts = { values: { a: 1, b: undefined }, gaps: {} };
    expect(textOf(packFacts(facts).data).replaceAll('\n', '')).toBe(
      JSON.stringify(facts),
    );
  });

  it('are read as they were stored before', () => {
    const [, [, facts]] = cases;
    expect(unpackFacts(deflateSync(JSON.stringify(facts)))).toEqual(facts);
  });

  it('are read when they are asked for, once', () => {
    const { data } = packFacts({ values: { a: [1], b: [2] }, gaps: {} });
    const broken = deflateSync(textOf(data).replace('[2]', '[2'));
    const { values } = unpackFacts(broken);
    expect(values.a).toEqual([1]);
    expect(values.a).toBe(values.a);
    expect('b' in values).toBe(true);
    expect(() => values.b).toThrow(SyntaxError);
  });
});
