import { Random } from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost/random';

/** What is done to the portal, beside the kills. */
export const EVENTS = [
  { kind: 'push', share: 60, of: 'a push' },
  { kind: 'add', share: 8, of: 'a component added to the catalog' },
  { kind: 'leave', share: 6, of: 'a component taken from the catalog' },
  {
    kind: 'change',
    share: 8,
    of: 'a component renamed or given to another team',
  },
  { kind: 'move', share: 6, of: 'a component moved to another repository' },
  { kind: 'rename', share: 3, of: 'a repository renamed' },
  { kind: 'delete', share: 2, of: 'a repository deleted' },
  { kind: 'restore', share: 2, of: 'a deleted repository restored' },
  { kind: 'branch', share: 2, of: 'a default branch moved' },
  { kind: 'token', share: 1.5, of: 'a token expired, for some seconds' },
  { kind: 'outage', share: 0.5, of: 'a whole host down, for some seconds' },
  { kind: 'disconnect', share: 1, of: 'all connections to the database cut' },
] as const;

export type EventKind = (typeof EVENTS)[number]['kind'];

export interface ScheduledEvent {
  /** Since the beginning. */
  atMs: number;
  kind: EventKind;
  /** From 0 to 1: whom it befalls. */
  whom: number;
  /** From 0 to 1: what becomes of it. */
  what: number;
}

export interface ScheduledKill {
  replica: number;
  /** While it starts, or while it works. */
  when: 'starting' | 'working';
  /** After it was started, or was ready. */
  afterMs: number;
}

const STARTING = 0.3;
const STARTING_MS = 4_000;
const WORKING_MS = 5_000;

/** Equal seeds make equal schedules. Whatever the seed, in the end something is gone from its host. */
export function eventsOf(
  seed: number,
  { seconds, perSecond }: { seconds: number; perSecond: number },
): ScheduledEvent[] {
  const random = new Random(seed, 'events');
  const count = Math.round(seconds * perSecond);
  const events = Array.from({ length: count }, () => ({
    atMs: random.below(seconds * 1000),
    kind: random.byShare(EVENTS).kind,
    whom: random.next(),
    what: random.next(),
  }));
  return [
    ...events.sort((a, b) => a.atMs - b.atMs),
    { atMs: seconds * 1000, kind: 'delete', whom: random.next(), what: 0 },
  ];
}

/** The kills of all replicas, in turns. */
export function killsOf(
  seed: number,
  { kills, replicas }: { kills: number; replicas: number },
): ScheduledKill[] {
  const random = new Random(seed, 'kills');
  return Array.from({ length: kills }, (_, index) => {
    const isStarting = index >= replicas && random.chance(STARTING);
    return {
      replica: index % replicas,
      when: isStarting ? 'starting' : 'working',
      afterMs: random.below(isStarting ? STARTING_MS : WORKING_MS),
    };
  });
}
