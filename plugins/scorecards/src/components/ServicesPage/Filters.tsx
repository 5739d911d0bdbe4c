import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { Facets, ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { useEffect, useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { STATES, type ServicesQuery } from '../../hooks/useServicesQuery';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { EstateFilters } from '../common/EstateFilters';
import { FacetSelect } from '../common/EstateFilters/FacetSelect';
import { useChips } from './useChips';

const TYPING_PAUSE_MS = 300;
const MAX_SEARCH_LENGTH = 200;

const useStyles = makeStyles(
  theme => ({
    search: {
      flex: '1 1 180px',
      maxWidth: 280,
      '& .MuiOutlinedInput-root': {
        height: 34,
        fontSize: '0.875rem',
        backgroundColor: theme.palette.background.paper,
      },
      [theme.breakpoints.down('sm')]: { maxWidth: 'none', flexBasis: '100%' },
    },
  }),
  { name: 'OpaqFilters' },
);

function Search({ page }: { page: ServicesQuery }) {
  const classes = useStyles();
  const t = useText();
  const [text, setText] = useState(page.search);
  useEffect(() => setText(page.search), [page.search]);
  useDebounce(
    () => {
      if (text !== page.search) page.setSearch(text);
    },
    TYPING_PAUSE_MS,
    [text],
  );
  return (
    <TextField
      className={classes.search}
      id="opaq-search"
      type="search"
      size="small"
      variant="outlined"
      placeholder={t('services.search')}
      value={text}
      inputProps={{
        maxLength: MAX_SEARCH_LENGTH,
        'aria-label': t('services.search'),
      }}
      onChange={event => setText(event.target.value)}
    />
  );
}

/** What people call the levels that can be filtered by, the highest first. */
export function useLevelOptions(levels: Levels) {
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
      before={<Search page={page} />}
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
