import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
// Of the backend's tests, which no package can offer: it is code for tests alone.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { SourceHost } from '../../../plugins/scorecards-backend/src/__testUtils__/sourceHost';
import { portal } from './portal';

const descriptor = resolve(
  portal.folder,
  'repositories/hosted/catalog-info.yaml',
);

/** An entity as the catalog takes it. */
export interface TestEntity {
  kind: string;
  metadata: { name: string } & Record<string, unknown>;
  spec: Record<string, unknown>;
}

/** Starts a double of a source host where the portal's configuration has one. */
export function startHost(name: keyof typeof portal.hosts) {
  const { type, port } = portal.hosts[name];
  return SourceHost.start({ type, port });
}

async function describe(entities: readonly TestEntity[]) {
  await mkdir(dirname(descriptor), { recursive: true });
  const apiVersion = 'backstage.io/v1alpha1';
  // JSON is YAML, whatever characters there are in a name.
  const documents = entities.map(entity =>
    JSON.stringify({ apiVersion, ...entity }),
  );
  await writeFile(descriptor, documents.join('\n---\n'));
}

/** Of a file that is not there any more, the catalog keeps what it had. */
const NOTHING: TestEntity = {
  kind: 'Location',
  metadata: { name: 'nothing' },
  spec: { targets: [] },
};

/** Brings entities into the portal's catalog. @returns Takes them out again. */
export async function register(
  entities: readonly TestEntity[],
): Promise<() => Promise<void>> {
  await describe(entities);
  return () => describe([NOTHING]);
}

/** A component of a repository at a source host. */
export const componentAt = (
  source: string,
  name: string,
  title: string,
): TestEntity => ({
  kind: 'Component',
  metadata: {
    name,
    title,
    annotations: { 'backstage.io/source-location': source },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'data-science' },
});
