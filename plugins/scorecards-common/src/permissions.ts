import { createPermission } from '@backstage/plugin-permission-common';

/** Asking for a new read of a repository outside its schedule. @public */
export const scorecardsRefreshPermission = createPermission({
  name: 'scorecards.refresh',
  attributes: { action: 'update' },
});

/** Approving that a project is not held to a check for a time, and taking that back. @public */
export const scorecardsExemptionApprovePermission = createPermission({
  name: 'scorecards.exemption.approve',
  attributes: { action: 'update' },
});

/** Seeing who would move by a scorecard that is not in force. @public */
export const scorecardsPreviewPermission = createPermission({
  name: 'scorecards.preview',
  attributes: { action: 'read' },
});

/**
 * Seeing the state of every source host and repository, whoever may see what is made from it, and having one read again.
 *
 * @public
 */
export const scorecardsOperatePermission = createPermission({
  name: 'scorecards.operate',
  attributes: { action: 'update' },
});

/** @public */
export const scorecardsPermissions = [
  scorecardsRefreshPermission,
  scorecardsExemptionApprovePermission,
  scorecardsPreviewPermission,
  scorecardsOperatePermission,
];
