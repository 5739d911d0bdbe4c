import type { TableColumn } from '@backstage/core-components';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { lazy, Suspense } from 'react';
import { useText } from '../../translation';

const LevelCell = lazy(() =>
  import('./LevelCell').then(m => ({ default: m.LevelCell })),
);

function Title() {
  const t = useText();
  return <>{t('column.title')}</>;
}

/**
 * A column of the catalog's table with each component's level, which leads to its scorecard. The levels of all rows of a page
 * come by one request.
 *
 * @public
 */
export function createScorecardColumn<
  Row extends { entity: Entity },
>(): TableColumn<Row> {
  return {
    title: <Title />,
    sorting: false,
    width: 'auto',
    render: ({ entity }) => (
      <Suspense fallback={null}>
        <LevelCell entityRef={stringifyEntityRef(entity)} />
      </Suspense>
    ),
  };
}
