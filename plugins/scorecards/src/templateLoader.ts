import type { Entity } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';

/**
 * Loads some of the scaffolder's templates. They change rarely: one request serves everything that asks, until the page is
 * loaded again.
 *
 * @param filter - Which templates, as the catalog takes it.
 * @param field - What of them is needed beside their name and title.
 */
export function templateLoader(
  filter: Record<string, string | symbol>,
  field: string,
): (catalog: CatalogApi) => Promise<Entity[]> {
  const cache = new WeakMap<CatalogApi, Promise<Entity[]>>();
  return catalog => {
    const known = cache.get(catalog);
    if (known) return known;
    const loaded = catalog
      .getEntities({
        filter: { kind: 'Template', ...filter },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          field,
        ],
      })
      .then(({ items }) => items);
    cache.set(catalog, loaded);
    loaded.catch(() => cache.delete(catalog));
    return loaded;
  };
}
