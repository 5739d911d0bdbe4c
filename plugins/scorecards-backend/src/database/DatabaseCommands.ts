import type { PreviewResponse } from '@opaq/plugin-scorecards-common';
import type { Preview } from '../preview/Preview';
import type { Approval, Commands, PreviewRequest } from '../reports/Commands';
import type { Visible } from '../reports/VisibleRefs';
import type { Database } from './Database';
import { approve } from './operations/approve';
import { requestRead } from './operations/requestRead';
import { revokeApproval } from './operations/revokeApproval';

/** Writes what is to be done, and wakes who does it. */
export class DatabaseCommands implements Commands {
  readonly #database: Database;
  readonly #loop: { wake(): void };
  readonly #preview: Pick<Preview, 'run'>;

  constructor(options: {
    database: Database;
    loop: { wake(): void };
    preview: Pick<Preview, 'run'>;
  }) {
    this.#database = options.database;
    this.#loop = options.loop;
    this.#preview = options.preview;
  }

  async requestRead(entityRef: string): Promise<void> {
    await requestRead(this.#database, entityRef);
    this.#loop.wake();
  }

  async approve(approval: Approval): Promise<void> {
    await approve(this.#database, approval);
    this.#loop.wake();
  }

  async revokeApproval(entityRef: string, checkId: string): Promise<boolean> {
    const was = await revokeApproval(this.#database, entityRef, checkId);
    if (was) this.#loop.wake();
    return was;
  }

  async preview(
    request: PreviewRequest,
    visible?: Visible,
  ): Promise<PreviewResponse> {
    return this.#preview.run(request, visible);
  }
}
