import type { EntityRow, ScorecardsApi } from '@opaq/plugin-scorecards-common';

/** A request's address has to stay within what servers take, about 8 kB. */
const BATCH = 50;
const MAX_AGE_MS = 60_000;

type Row = Promise<EntityRow | undefined>;

interface Waiting {
  resolve(row: EntityRow | undefined): void;
  reject(error: unknown): void;
}

interface Store {
  known: Map<string, { at: number; row: Row }>;
  waiting: Map<string, Waiting>;
}

const stores = new WeakMap<ScorecardsApi, Store>();

function storeOf(api: ScorecardsApi): Store {
  const store = stores.get(api) ?? { known: new Map(), waiting: new Map() };
  stores.set(api, store);
  return store;
}

async function loadBatch(api: ScorecardsApi, batch: Array<[string, Waiting]>) {
  try {
    const { items } = await api.getEntities({
      entityRef: batch.map(([ref]) => ref),
      limit: BATCH,
    });
    const rows = new Map(items.map(row => [row.entityRef, row]));
    batch.forEach(([ref, { resolve }]) => resolve(rows.get(ref)));
  } catch (error) {
    batch.forEach(([ref, { reject }]) => {
      // So that the next look asks again.
      storeOf(api).known.delete(ref);
      reject(error);
    });
  }
}

function loadWaiting(api: ScorecardsApi) {
  const store = storeOf(api);
  const waiting = [...store.waiting];
  store.waiting.clear();
  for (let start = 0; start < waiting.length; start += BATCH) {
    loadBatch(api, waiting.slice(start, start + BATCH));
  }
}

/**
 * Loads what lists show of a component. All that are asked for while a page is drawn go into one request, or as few as
 * their number allows, and stay known for a minute.
 *
 * @returns undefined for what has no scorecard: another kind, or not known yet
 */
export function loadRow(api: ScorecardsApi, entityRef: string): Row {
  const { known, waiting } = storeOf(api);
  const old = known.get(entityRef);
  if (old && Date.now() - old.at < MAX_AGE_MS) return old.row;
  if (waiting.size === 0) setTimeout(() => loadWaiting(api), 0);
  const row: Row = new Promise((resolve, reject) => {
    waiting.set(entityRef, { resolve, reject });
  });
  known.set(entityRef, { at: Date.now(), row });
  return row;
}
