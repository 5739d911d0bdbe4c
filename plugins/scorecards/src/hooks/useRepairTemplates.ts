import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { ANNOTATION_REPAIRS } from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { repairTemplateRouteRef } from '../routes';

/** A template of the scaffolder that repairs a check, with the page on which it is run. */
export interface RepairTemplate {
  title: string;
  to: string;
}

const cache = new WeakMap<CatalogApi, Promise<Entity[]>>();

/** Templates change rarely: one request serves every tab until the page is loaded again. */
function loadTemplates(catalog: CatalogApi): Promise<Entity[]> {
  const known = cache.get(catalog);
  if (known) return known;
  const loaded = catalog
    .getEntities({
      filter: {
        kind: 'Template',
        [`metadata.annotations.${ANNOTATION_REPAIRS}`]: CATALOG_FILTER_EXISTS,
      },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'metadata.annotations',
      ],
    })
    .then(({ items }) => items);
  cache.set(catalog, loaded);
  loaded.catch(() => cache.delete(catalog));
  return loaded;
}

const repairs = (template: Entity, checkId: string) =>
  (template.metadata.annotations?.[ANNOTATION_REPAIRS] ?? '')
    .split(/[\s,]+/)
    .some(id => id === '*' || id === checkId);

/**
 * The templates that repair a check of a component, by the templates' annotation. None where the app has no scaffolder, or the
 * catalog does not answer: what they repair can be repaired without them.
 */
export function useRepairTemplates(
  checkId: string,
  entityRef: string,
): RepairTemplate[] {
  const catalog = useApiHolder().get(catalogApiRef);
  const pathOf = useRouteRef(repairTemplateRouteRef);
  const { value = [] } = useAsync(
    async () => (catalog && pathOf ? loadTemplates(catalog) : []),
    [catalog, Boolean(pathOf)],
  );
  if (!pathOf) return [];
  const formData = encodeURIComponent(JSON.stringify({ entityRef }));
  return value
    .filter(template => repairs(template, checkId))
    .map(({ metadata: { name, namespace = DEFAULT_NAMESPACE, title } }) => ({
      title: title ?? name,
      to: `${pathOf({ namespace, templateName: name })}?formData=${formData}`,
    }));
}
