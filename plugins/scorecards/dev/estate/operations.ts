import type {
  RepositoriesQuery,
  RepositoryItem,
  RepositoryState,
  SourceHost,
} from '@opaq/plugin-scorecards-common';
import { ESTATE } from './components';
import { makeRandom } from './random';

const MINUTE = 60_000;
const HOSTS = ['github.com', 'gitlab.example.com', 'local'];
const REASONS = [
  (url: string) =>
    `${url} was not found. It was deleted or renamed, or the portal may not see it.`,
  () =>
    'The archive was cut: its host announced 48230912 bytes and sent 1048576.',
  () =>
    'Nothing was found: the repository is empty, or has no files in the folders that its entities name.',
];

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

function stateOf(index: number): RepositoryState {
  if (index % 17 === 3) return 'failing';
  if (index % 23 === 5) return 'reading';
  return index % 11 === 4 ? 'waiting' : 'current';
}

const random = makeRandom(6);

/** One repository a component, some of which fail. */
const REPOSITORIES: RepositoryItem[] = ESTATE.map(({ ref, name }, index) => {
  const state = stateOf(index);
  const host = HOSTS[index % 5 === 0 ? 1 : Number(index % 7 === 6) * 2];
  const failing = state === 'failing';
  const isNew = index % 31 === 4;
  const url =
    host === 'local'
      ? `file:///srv/repositories/${name}`
      : `https://${host}/larkfield/${name}`;
  const more = index % 9 === 0 ? [`${ref}-worker`, `${ref}-ui`] : [];
  return {
    id: index + 1,
    host,
    url,
    state,
    entityRefs: [ref, ...more],
    entities: more.length > 0 ? 7 : 1,
    ...(!isNew && {
      revision: '0f1e2d3c4b5a69788796a5b4c3d2e1f000112233',
      readAt: ago(
        random.next() * 60 * MINUTE + (failing ? index * 90 * MINUTE : 0),
      ),
    }),
    nextReadAt: ago(-(random.next() - 0.1) * 60 * MINUTE),
    failures: failing ? 1 + (index % 12) : 0,
    ...(failing && {
      failingSince: ago(index * 90 * MINUTE),
      error: REASONS[index % REASONS.length](url),
    }),
  };
});

/** The hosts of those, one of which is paused. */
export function hostsOf(): SourceHost[] {
  return HOSTS.map(host => {
    const own = REPOSITORIES.filter(one => one.host === host);
    const countOf = (state: RepositoryState) =>
      own.filter(one => one.state === state).length;
    return {
      host,
      repositories: {
        total: own.length,
        failing: countOf('failing'),
        waiting: countOf('waiting'),
        reading: countOf('reading'),
      },
      budget: host === 'local' ? { used: 0 } : { perHour: 4_000, used: 1_184 },
      ...(host === 'github.com' && {
        rateLimit: {
          limit: 5_000,
          remaining: 3_816,
          resetsAt: ago(-21 * MINUTE),
        },
      }),
      ...(host === 'gitlab.example.com' && {
        paused: {
          until: ago(-4 * MINUTE),
          reason:
            'gitlab.example.com did not answer three times in a row: connect ECONNREFUSED.',
        },
        error: 'gitlab.example.com did not answer: connect ECONNREFUSED.',
      }),
      answeredAt: ago(host === 'gitlab.example.com' ? 38 * MINUTE : 20_000),
    };
  });
}

/** A page of them, what fails first. */
export function repositoriesOf(query: RepositoriesQuery) {
  const { state, host, search = '', limit = 50, cursor } = query;
  const states: readonly string[] = [state ?? []].flat();
  const found = REPOSITORIES.filter(
    one =>
      (states.length === 0 || states.includes(one.state)) &&
      (!host || one.host === host) &&
      one.url.includes(search.toLowerCase()),
  ).sort(
    (a, b) =>
      (a.failingSince ?? 'z').localeCompare(b.failingSince ?? 'z') ||
      (a.readAt ?? '').localeCompare(b.readAt ?? ''),
  );
  const start = Number(cursor ?? 0);
  const end = start + Number(limit);
  return {
    items: found.slice(start, end),
    total: found.length,
    ...(end < found.length && { nextCursor: String(end) }),
  };
}

/** A new read of one, which ends well. */
export function readOne(id: number, afterMs: number): void {
  const one = REPOSITORIES.find(other => other.id === id);
  if (!one) return;
  setTimeout(() => {
    one.state = 'current';
    one.failures = 0;
    one.readAt = ago(0);
    one.nextReadAt = ago(-60 * MINUTE);
    delete one.failingSince;
    delete one.error;
  }, afterMs);
}
