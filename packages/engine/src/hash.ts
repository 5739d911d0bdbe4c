const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => Number(a > b) - Number(a < b))
      .map(([key, item]) => [key, canonical(item)]),
  );
};

/**
 * FNV-1a (Fowler, Noll, Vo) in 64 bits, over the value's JSON with sorted keys. It tells versions apart; it does not
 * protect against forgery. `node:crypto` is not to be had in a pure engine.
 */
export function hashOf(value: unknown): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(
    JSON.stringify(canonical(value)),
  )) {
    // eslint-disable-next-line no-bitwise -- the algorithm is made of bits
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
