import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

/** @throws `NotAllowedError` with the refusal where the caller has not the permission. */
export async function requirePermission(
  caller: {
    credentials: BackstageCredentials;
    permissions: PermissionsService;
  },
  wanted: { permission: BasicPermission; refusal: string },
): Promise<void> {
  const { permissions, credentials } = caller;
  const { permission, refusal } = wanted;
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(refusal);
  }
}
