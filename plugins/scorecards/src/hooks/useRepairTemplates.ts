import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { ANNOTATION_REPAIRS } from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { repairTemplateRouteRef } from '../routes';
import { templateLoader } from '../templateLoader';

/** A template of the scaffolder that repairs a check, with the page on which it is run. */
export interface RepairTemplate {
  title: string;
  to: string;
}

const loadTemplates = templateLoader(
  { [`metadata.annotations.${ANNOTATION_REPAIRS}`]: CATALOG_FILTER_EXISTS },
  'metadata.annotations',
);

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
