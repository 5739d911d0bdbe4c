import { askedToWaitMs, rateLimitOf } from './rateLimitOf';

const DATE = 'Mon, 23 Nov 2026 17:00:00 GMT';
const NOW = Date.parse(DATE) / 1000;

const answer = (status: number, headers: Record<string, string>) => ({
  status,
  headers: new Headers({ date: DATE, ...headers }),
});

describe('what a host says of its limit', () => {
  it.each([
    ['GitHub', 'x-ratelimit'],
    ['GitLab', 'ratelimit'],
  ])('is read as %s has it', (_, prefix) => {
    const { headers } = answer(200, {
      [`${prefix}-limit`]: '5000',
      [`${prefix}-remaining`]: '4321',
      // By the host's clock, whatever this machine's says.
      [`${prefix}-reset`]: `${NOW + 90}`,
    });
    expect(rateLimitOf(headers)).toEqual({
      limit: 5000,
      remaining: 4321,
      resetsInMs: 90_000,
    });
  });

  it('may be nothing, or nonsense', () => {
    expect(rateLimitOf(new Headers())).toBeUndefined();
    expect(
      rateLimitOf(new Headers({ 'x-ratelimit-remaining': 'many' })),
    ).toBeUndefined();
    expect(
      rateLimitOf(new Headers({ 'ratelimit-remaining': '3' })),
    ).toMatchObject({ remaining: 3 });
  });
});

describe('a host asks to wait', () => {
  const usedUp = {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': `${NOW + 1_800}`,
  };
  it.each([
    ['Retry-After in seconds', 429, { 'retry-after': '120' }, '', 120_000],
    [
      'Retry-After as a date',
      429,
      { 'retry-after': 'Mon, 23 Nov 2026 17:02:00 GMT' },
      '',
      120_000,
    ],
    ['429 without more', 429, {}, '', 60_000],
    ['429 with nonsense', 429, { 'retry-after': 'soon' }, '', 60_000],
    ['a limit that is used up', 403, usedUp, '', 1_800_000],
    [
      'both: what it says of this request',
      403,
      { ...usedUp, 'retry-after': '30' },
      '',
      30_000,
    ],
    [
      'a secondary limit, in words',
      403,
      { 'x-ratelimit-remaining': '4000' },
      '{"message": "You have exceeded a secondary rate limit."}',
      60_000,
    ],
    ['a year', 429, { 'retry-after': '31536000' }, '', 86_400_000],
  ])('by %s', (_, status, headers, body, ms) => {
    expect(
      askedToWaitMs(answer(status, headers as Record<string, string>), body),
    ).toBe(ms);
  });

  it.each([
    [403, {}, '{"message": "Resource not accessible by integration"}'],
    [404, {}, ''],
    [503, { 'retry-after': '10' }, ''],
    [200, usedUp, ''],
  ])('not by %p with %p', (status, headers, body) => {
    expect(
      askedToWaitMs(answer(status, headers as Record<string, string>), body),
    ).toBeUndefined();
  });
});
