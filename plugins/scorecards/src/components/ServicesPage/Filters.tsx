import type { Facets, ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import { STATES, type ServicesQuery } from '../../hooks/useServicesQuery';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { EstateFilters } from '../common/EstateFilters';
import { FacetSelect } from '../common/EstateFilters/FacetSelect';
import { SearchField } from '../common/SearchField';
import { useChips } from './useChips';

/** What people call the levels that can be filtered by, the highest first. */
function useLevelOptions(levels: Levels) {
  const t = useText();
  return useMemo(
    () => [
      ...[...levels]
        .reverse()
        .map(({ name, title }) => ({ value: name, title, depth: 0 })),
      {
        value: 'none',
        title: levels[0]
          ? t('level.below', { level: levels[0].title })
          : t('level.none'),
        depth: 0,
      },
      { value: 'unscored', title: t('services.levelUnscored'), depth: 0 },
    ],
    [levels, t],
  );
}

/** Search and filters of the list, and in words what links to it have asked for. */
export function Filters(props: {
  page: ServicesQuery;
  facets?: Facets;
  scorecards: readonly ScorecardInfo[];
  levels: Levels;
}) {
  const { page, facets, scorecards, levels } = props;
  const t = useText();
  const levelOptions = useLevelOptions(levels);
  const chips = useChips(page, levelOptions);
  const stateOptions = STATES.map(value => ({
    value,
    title: t(`services.states.${value}`),
    depth: 0,
  }));
  return (
    <EstateFilters
      state={page.estate}
      facets={facets}
      scorecards={scorecards}
      before={
        <SearchField
          id="opaq-search"
          label={t('services.search')}
          value={page.search}
          onChange={page.setSearch}
        />
      }
      after={
        <>
          <FacetSelect
            label={t('services.level')}
            options={levelOptions}
            selected={page.level}
            onChange={level => page.narrow({ level })}
          />
          <FacetSelect
            label={t('services.state')}
            options={stateOptions}
            selected={page.state}
            onChange={values =>
              page.narrow({ state: STATES.filter(s => values.includes(s)) })
            }
          />
        </>
      }
      moreChips={chips}
      onClear={page.clear}
    />
  );
}
