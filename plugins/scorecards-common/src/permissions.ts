import { createPermission } from '@backstage/plugin-permission-common';

/** Asking for a new read of a repository outside its schedule. @public */
export const scorecardsRefreshPermission = createPermission({
  name: 'scorecards.refresh',
  attributes: { action: 'update' },
});

/** @public */
export const scorecardsPermissions = [scorecardsRefreshPermission];
