import type {
  ApprovalBody,
  estateFilterSchema,
  PreviewResponse,
} from '@opaq/plugin-scorecards-common';
import type * as z from 'zod';
import type { Visible } from './VisibleRefs';

/** An exemption that a project asks for, and who approves it. */
export interface Approval extends ApprovalBody {
  entityRef: string;
  checkId: string;
  /** Full entity reference. */
  by: string;
}

/** A scorecard that is not in force, and the components to try it on. */
export interface PreviewRequest {
  definition: string;
  filter: z.output<typeof estateFilterSchema>;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

/** What callers can have done, each by a permission of its own. */
export interface Commands {
  /** Asks for a new read of the entity's repository. */
  requestRead(entityRef: string): Promise<void>;

  approve(approval: Approval): Promise<void>;

  /** @returns Whether there was an approval. */
  revokeApproval(entityRef: string, checkId: string): Promise<boolean>;

  preview(request: PreviewRequest, visible?: Visible): Promise<PreviewResponse>;
}
