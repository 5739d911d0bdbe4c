import { LevelCodes, NO_RANK } from './LevelCodes';

describe('LevelCodes', () => {
  const codes = new LevelCodes();
  const bronze = codes.encode('bronze', 1);
  const gold = codes.encode('gold', 3);
  const rankOf = (code: number, ...names: string[]) => codes.ranks(names)[code];

  it('gives a level the rank that it has today', () => {
    expect(codes.encode('bronze', 7)).toBe(bronze);
    expect(rankOf(bronze, 'basic', 'bronze', 'gold')).toBe(2);
    expect(rankOf(gold, 'basic', 'bronze', 'gold')).toBe(3);
  });

  it('takes a level that is gone for the one that stands where it stood', () => {
    expect(rankOf(gold, 'a', 'b', 'c', 'd')).toBe(3);
    expect(rankOf(gold, 'bronze')).toBe(1);
  });

  it('keeps below the lowest and not scored apart', () => {
    expect(rankOf(codes.encode(null, 0), 'bronze')).toBe(0);
    expect(rankOf(0, 'bronze')).toBe(NO_RANK);
  });
});
