import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { useAppNode } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { createProjectRouteRef, repairTemplateRouteRef } from '../routes';
import { templateLoader } from '../templateLoader';

/** Tag of the templates that the organisation wants new projects to be made from. */
const RECOMMENDED = 'recommended';

/** A template of the scaffolder. */
export interface ProjectTemplate {
  ref: string;
  title: string;
  description?: string;
  /** The page on which it is filled in. */
  to: string;
}

const loadTemplates = templateLoader(
  { 'metadata.tags': RECOMMENDED },
  'metadata.description',
);

/**
 * The templates that are recommended for new projects, by title, and the page on which one is chosen. Without a page where
 * the app has no scaffolder; the page shows all templates where none is recommended, or the catalog does not answer.
 */
export function useProjectTemplates(): {
  /** Undefined while they are loaded. */
  templates?: ProjectTemplate[];
  /** Of the page on which one is chosen. */
  to?: string;
} {
  const catalog = useApiHolder().get(catalogApiRef);
  const choosePath = useRouteRef(createProjectRouteRef);
  const templatePath = useRouteRef(repairTemplateRouteRef);
  const isNewSystem = useAppNode() !== undefined;
  const { value, error } = useAsync(
    async () => (catalog && choosePath ? loadTemplates(catalog) : []),
    [catalog, Boolean(choosePath)],
  );
  if (!choosePath) return { templates: [] };
  const found = error ? [] : value;
  const filter = new URLSearchParams({ 'filters[tags]': RECOMMENDED });
  // The scaffolder's page goes on to its first tab in the new system, and forgets the filter on its way.
  const listPath = `${choosePath()}${isNewSystem ? '/templates' : ''}`;
  const templates = found?.flatMap(({ metadata }) => {
    const {
      name,
      namespace = DEFAULT_NAMESPACE,
      title,
      description,
    } = metadata;
    const to = templatePath?.({ namespace, templateName: name });
    return to
      ? [{ ref: `${namespace}/${name}`, title: title ?? name, description, to }]
      : [];
  });
  return {
    templates: templates?.sort((a, b) => a.title.localeCompare(b.title)),
    // Who is faster than the catalog is led to the recommended ones: mostly there are some.
    to: found?.length === 0 ? choosePath() : `${listPath}?${filter}`,
  };
}
