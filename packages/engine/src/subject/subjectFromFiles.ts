import type { CatalogInfo } from '../facts/catalog/catalogInfo';
import type { StoredFacts } from '../facts/Fact';
import type { Subject } from './Subject';
import { subjectFromEntity } from './subjectFromEntity';

/** As the catalog allows names: letters, digits, and `-_.` between them, 63 characters. */
function asName(folderName: string): string {
  const name = folderName
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .slice(0, 63)
    .replace(/^[-_.]{1,63}|[-_.]{1,63}$/g, '');
  return name || 'unnamed';
}

/**
 * The component that a folder holds, for a host without a catalog: of the catalog file nearest to the folder the
 * component that is called like the folder, else the first one. Where no file describes one it has the folder's name
 * and nothing more is known.
 *
 * @param folderName - The last part of the folder's path.
 * @public
 */
export function subjectFromFiles(
  facts: StoredFacts,
  folderName: string,
): Subject {
  const { documents } = facts.values.catalogInfo as CatalogInfo;
  const components = documents.flatMap(({ entity }) =>
    entity?.kind.toLowerCase() === 'component' ? [entity] : [],
  );
  const entity = components.find(
    ({ metadata }) => metadata.name.toLowerCase() === folderName.toLowerCase(),
  ) ??
    components[0] ?? {
      kind: 'component',
      metadata: { name: asName(folderName) },
    };
  return subjectFromEntity(entity, { from: 'file' });
}
