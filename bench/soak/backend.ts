/**
 * What a replica runs: a real backend with the plugin, in a process of its own. The catalog that it asks is the soak's, since what
 * entities there are is one of the things that change under it.
 *
 * Variables: SOAK_CATALOG (where to ask for the entities). Configuration: --config FILE.
 */
import { flushCompileCache } from 'node:module';
import { createBackend } from '@backstage/backend-defaults';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';

async function catalogNow() {
  const answer = await fetch(process.env.SOAK_CATALOG!);
  if (!answer.ok) throw new Error(`The catalog answers ${answer.status}`);
  return new InMemoryCatalogClient({
    entities: (await answer.json()) as Entity[],
  });
}

/** Asks the catalog as it is at that moment. */
const catalog = {
  async *streamEntities(...args: Parameters<CatalogService['streamEntities']>) {
    yield* (await catalogNow()).streamEntities(args[0]);
  },
  async getEntityByRef(...args: Parameters<CatalogService['getEntityByRef']>) {
    return (await catalogNow()).getEntityByRef(args[0]);
  },
  async queryEntities(...args: Parameters<CatalogService['queryEntities']>) {
    return (await catalogNow()).queryEntities(args[0]);
  },
} as Partial<CatalogService> as CatalogService;

const backend = createBackend();
backend.add(import('@opaq/plugin-scorecards-backend'));
backend.add(
  createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  }),
);
backend.start().then(
  // Who is killed has no time for it at the end: the next one starts faster.
  () => flushCompileCache(),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
