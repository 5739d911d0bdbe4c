import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  DIMENSIONS,
  NO_VALUE,
  type Dimension,
  type Facets,
  type ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import { useMemo, type ReactNode } from 'react';
import type { EstateFilterState } from '../../../hooks/useEstateFilter';
import { useText } from '../../../translation';
import { FacetSelect } from './FacetSelect';
import { FilterChips, type Chip } from './FilterChips';
import { inTreeOrder, type Option } from './options';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      minHeight: 36,
      '@media print': { display: 'none' },
    },
    scorecard: {
      minWidth: 200,
      '& .MuiInputLabel-root': { color: theme.palette.text.primary },
      '& .MuiOutlinedInput-root': {
        height: 34,
        fontSize: '0.875rem',
        backgroundColor: theme.palette.background.paper,
      },
    },
  }),
  { name: 'OpaqEstateFilters' },
);

const NO_OPTIONS: Option[] = [];

function useOptions(facets?: Facets): Record<Dimension, Option[]> {
  const t = useText();
  return useMemo(() => {
    const optionsOf = (dimension: Dimension) => {
      const values = facets?.[dimension] ?? [];
      const named = values.filter(({ value }) => value !== NO_VALUE);
      const options = inTreeOrder(named);
      if (named.length === values.length) return options;
      const title = t(`filter.noValue.${dimension}`);
      return [...options, { value: NO_VALUE, title, depth: 0 }];
    };
    return Object.fromEntries(
      DIMENSIONS.map(dimension => [
        dimension,
        facets ? optionsOf(dimension) : NO_OPTIONS,
      ]),
    ) as Record<Dimension, Option[]>;
  }, [facets, t]);
}

/** What people call a value: its title, or the value where it is not on offer (any more), as in an old link. */
function titleOf(value: string, options: readonly Option[]): string {
  return (
    options.find(option => option.value === value)?.title ??
    value.slice(value.indexOf('/') + 1)
  );
}

/** Which scorecard, and which components: a row of selects, and below it what is chosen. */
export function EstateFilters(props: {
  state: EstateFilterState;
  /** Absent while they load. */
  facets?: Facets;
  scorecards: readonly ScorecardInfo[];
  /** Controls of a page's own, before the others: for example a search. */
  before?: ReactNode;
  /** And after them. */
  after?: ReactNode;
  /** What a page's own controls chose. */
  moreChips?: Chip[];
  onClear?(): void;
}) {
  const { state, facets, scorecards, before, after, moreChips = [] } = props;
  const { selection, setValues } = state;
  const classes = useStyles();
  const t = useText();
  const options = useOptions(facets);

  const chips = DIMENSIONS.flatMap(dimension =>
    selection[dimension].map(
      (value): Chip => ({
        key: `${dimension} ${value}`,
        dimension: t(`filter.dimension.${dimension}`),
        value:
          value === NO_VALUE
            ? t(`filter.noValue.${dimension}`)
            : titleOf(value, options[dimension]),
        onRemove: () =>
          setValues(
            dimension,
            selection[dimension].filter(other => other !== value),
          ),
      }),
    ),
  );
  return (
    <div role="search" aria-label={t('filter.label')}>
      <div className={classes.bar}>
        {before}
        {scorecards.length > 1 && (
          <TextField
            select
            id="opaq-filter-scorecard"
            size="small"
            variant="outlined"
            className={classes.scorecard}
            label={t('filter.scorecard')}
            value={selection.scorecard ?? scorecards[0].name}
            onChange={({ target: { value } }) =>
              state.setScorecard(
                value === scorecards[0].name ? undefined : value,
              )
            }
          >
            {scorecards.map(({ name, title }) => (
              <MenuItem key={name} value={name}>
                {title}
              </MenuItem>
            ))}
          </TextField>
        )}
        {DIMENSIONS.map(dimension => (
          <FacetSelect
            key={dimension}
            label={t(`filter.dimension.${dimension}`)}
            options={options[dimension]}
            selected={selection[dimension]}
            onChange={values => setValues(dimension, values)}
          />
        ))}
        {after}
      </div>
      <FilterChips
        chips={[...chips, ...moreChips]}
        onClear={props.onClear ?? state.clear}
      />
    </div>
  );
}
