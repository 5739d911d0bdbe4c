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

/** @public */
export const scorecardsPermissions = [
  scorecardsRefreshPermission,
  scorecardsExemptionApprovePermission,
  scorecardsPreviewPermission,
];
