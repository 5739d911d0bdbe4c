import { NotFoundError } from '@backstage/errors';

/** One answer to who asks for what does not exist and for what it may not see. */
export function entityNotFound(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no component '${entityRef}', or it may not be seen`,
  );
}
