/**
 * The catalog's page with a column of levels, for apps on the new frontend system. The catalog offers no extension point for
 * columns: this replaces its page by the same page with one column more, so it is installed on purpose.
 *
 * The only file that touches the catalog plugin's alpha entry.
 *
 * @packageDocumentation
 */

import {
  coreExtensionData,
  createExtensionDataRef,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { CatalogTable } from '@backstage/plugin-catalog';
import catalogPlugin, {
  CatalogIndexPage,
  type CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog/alpha';
import { Children } from 'react';
import { createScorecardColumn } from './components/ScorecardColumn';

/** What other extensions add to the page's export; the catalog does not hand out its own reference. */
const exportRef = createExtensionDataRef<unknown>().with({
  id: 'catalog.export-customization',
});

const columns: CatalogTableColumnsFunc = context => {
  const defaults = CatalogTable.defaultColumnsFunc(context);
  const kind = context.entities[0]?.kind ?? context.filters.kind?.value ?? '';
  if (kind.toLocaleLowerCase('en-US') !== 'component') return defaults;
  // Behind the names: the first one is hidden.
  const [hidden, name, ...others] = defaults;
  return [
    hidden,
    // One column more leaves the others less room, and names would break within words.
    { ...name, cellStyle: { minWidth: 130 } },
    createScorecardColumn(),
    ...others,
  ];
};

const catalogPage = catalogPlugin.getExtension('page:catalog').override({
  factory(originalFactory, { config, inputs }) {
    const added = inputs.exportConfig.map(input => input.get(exportRef) ?? {});
    const settings = {
      ...Object.assign({}, ...added.reverse()),
      ...config.exportSettings,
      exporters: Object.assign({}, ...added.map(one => one.exporters)),
    };
    return originalFactory({
      params: {
        loader: async () => (
          <CatalogIndexPage
            columns={columns}
            filters={Children.toArray(
              inputs.filters.map(filter =>
                filter.get(coreExtensionData.reactElement),
              ),
            )}
            pagination={config.pagination}
            exportSettings={settings.enabled ? settings : undefined}
          />
        ),
      },
    });
  },
});

/** @public */
export default createFrontendModule({
  pluginId: 'catalog',
  extensions: [catalogPage],
});
