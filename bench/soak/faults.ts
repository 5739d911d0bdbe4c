import type { FaultRule } from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost';

const ARCHIVE = ['archive'] as const;

/** How often requests to a host fail, and how. */
export const FAULTS: readonly FaultRule[] = [
  { fault: { kind: 'slow', ms: 1_500 }, probability: 0.04 },
  { fault: { kind: 'status', status: 500 }, probability: 0.02 },
  { fault: { kind: 'status', status: 502 }, probability: 0.02 },
  { fault: { kind: 'drop' }, probability: 0.02 },
  { fault: { kind: 'html' }, probability: 0.02 },
  { fault: { kind: 'empty' }, probability: 0.02 },
  { fault: { kind: 'cut' }, probability: 0.05, requests: ARCHIVE },
  { fault: { kind: 'stall' }, probability: 0.02, requests: ARCHIVE },
  { fault: { kind: 'truncated' }, probability: 0.05, requests: ARCHIVE },
  { fault: { kind: 'tarBoundary' }, probability: 0.08, requests: ARCHIVE },
  { fault: { kind: 'longLength' }, probability: 0.04, requests: ARCHIVE },
  { fault: { kind: 'shortLength' }, probability: 0.04, requests: ARCHIVE },
  { fault: { kind: 'tooMany', seconds: 1 }, probability: 0.003 },
  { fault: { kind: 'rateLimit', seconds: 2 }, probability: 0.003 },
  { fault: { kind: 'abuse', seconds: 1 }, probability: 0.002 },
];

/** What they are, for people. */
export const NAMES: Record<string, string> = {
  slow: 'an answer came late',
  status: 'the host failed (500, 502, 503)',
  drop: 'the connection ended before there was an answer',
  cut: 'the connection ended in the middle of an archive',
  stall: 'an archive stopped in the middle, and the connection stayed open',
  truncated: 'half of an archive, sent as if it were all of it',
  tarBoundary: 'an archive without its last files, and sound beside that',
  longLength: 'an archive shorter than its Content-Length',
  shortLength: 'an archive longer than its Content-Length',
  html: 'a sign-in page, with status 200',
  empty: 'an empty answer, with status 200',
  tooMany: '429 with Retry-After',
  rateLimit: '403, the hour’s requests used up',
  abuse: '403, a secondary rate limit',
};
