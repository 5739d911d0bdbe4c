import { rm } from 'node:fs/promises';
import { POSTGRES_KEY } from './startPostgres';

/** Ends what `startPostgres` started. */
export default async function stopPostgres(): Promise<void> {
  const started = (globalThis as Record<string, unknown>)[POSTGRES_KEY] as
    | { postgres: { stop(): Promise<void> }; folder: string }
    | undefined;
  if (!started) return;
  await started.postgres.stop();
  await rm(started.folder, { recursive: true, force: true });
}
