import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type Entity,
} from '@backstage/catalog-model';

/**
 * Where the files of a scaffolder template are.
 *
 * @returns What the relative URLs of its steps start from; undefined where nothing says so. A folder of this machine only
 * where the operator had the catalog read the template from this machine.
 *
 * @public
 */
export function templateBaseUrl({ metadata }: Entity): string | undefined {
  const { annotations = {} } = metadata;
  const managedBy = annotations[ANNOTATION_LOCATION];
  const location = annotations[ANNOTATION_SOURCE_LOCATION] ?? managedBy;
  if (location === undefined) return undefined;
  const { type, target } = parseLocationRef(location);
  if (type === 'url') return target;
  return type === 'file' && managedBy?.startsWith('file:')
    ? `file://${target}`
    : undefined;
}
