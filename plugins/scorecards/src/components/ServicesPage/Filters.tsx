import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { EntitiesResponse } from '@opaq/plugin-scorecards-common';
import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { FILTERS, type Filter, type PageQuery } from '../../hooks/usePageQuery';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { FilterSelect, type FilterOption } from './FilterSelect';

const TYPING_PAUSE_MS = 300;
const MAX_SEARCH_LENGTH = 200;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns:
        'minmax(220px, 2fr) repeat(4, minmax(120px, 1fr)) auto',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      '& .MuiOutlinedInput-root': {
        backgroundColor: theme.palette.background.paper,
      },
      [theme.breakpoints.down('md')]: {
        gridTemplateColumns: 'repeat(4, minmax(0, 1fr)) auto',
      },
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
    },
    wide: {
      [theme.breakpoints.down('md')]: { gridColumn: '1 / -1' },
    },
    clear: {
      textTransform: 'none',
      [theme.breakpoints.down('sm')]: {
        gridColumn: '1 / -1',
        '&:disabled': { display: 'none' },
      },
    },
  }),
  { name: 'OpaqFilters' },
);

function Search({ page }: { page: PageQuery }) {
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
      className={classes.wide}
      id="opaq-search"
      type="search"
      size="small"
      variant="outlined"
      label={t('page.search')}
      value={text}
      inputProps={{ maxLength: MAX_SEARCH_LENGTH }}
      onChange={event => setText(event.target.value)}
    />
  );
}

function useOptions(
  facets: EntitiesResponse['facets'] | undefined,
  levels: Levels,
): Record<Filter, FilterOption[]> {
  const t = useText();
  const plain = (values: string[] = []) =>
    values.map(value => ({ value, label: value }));
  return {
    owner: (facets?.owner ?? []).map(value => ({
      value,
      label: (
        <EntityDisplayName
          entityRef={value}
          defaultKind="group"
          hideIcon
          disableTooltip
        />
      ),
    })),
    type: plain(facets?.type),
    lifecycle: plain(facets?.lifecycle),
    level: [
      ...[...levels]
        .reverse()
        .map(({ name, title }) => ({ value: name, label: title })),
      {
        value: 'none',
        label: levels[0]
          ? t('level.below', { level: levels[0].title })
          : t('level.none'),
      },
      { value: 'unscored', label: t('page.levelUnscored') },
    ],
  };
}

/** Search and filters of the list. */
export function Filters(props: {
  page: PageQuery;
  facets?: EntitiesResponse['facets'];
  levels: Levels;
}) {
  const { page, facets, levels } = props;
  const classes = useStyles();
  const t = useText();
  const options = useOptions(facets, levels);
  return (
    <div className={classes.root} role="search" aria-label={t('page.filters')}>
      <Search page={page} />
      {FILTERS.map(filter => (
        <FilterSelect
          key={filter}
          id={`opaq-filter-${filter}`}
          label={t(`page.${filter}`)}
          options={options[filter]}
          selected={page.filters[filter]}
          onChange={values => page.setFilter(filter, values)}
        />
      ))}
      <Button
        size="small"
        className={classes.clear}
        disabled={!page.filtered}
        onClick={page.clear}
      >
        {t('page.clear')}
      </Button>
    </div>
  );
}
