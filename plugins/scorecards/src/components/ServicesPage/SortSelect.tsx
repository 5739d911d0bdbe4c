import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { ENTITY_ORDERS } from '@opaq/plugin-scorecards-common';
import type { ServicesQuery } from '../../hooks/useServicesQuery';
import { useText } from '../../translation';

const DIRECTIONS = ['asc', 'desc'] as const;
const CHOICES = ENTITY_ORDERS.flatMap(order =>
  DIRECTIONS.map(direction => ({
    order,
    direction,
    value: `${order} ${direction}`,
  })),
);

const useStyles = makeStyles(
  theme => ({
    root: {
      '& .MuiOutlinedInput-root': { height: 34, fontSize: '0.875rem' },
      '& .MuiInputLabel-root': { color: theme.palette.text.primary },
    },
  }),
  { name: 'OpaqSortSelect' },
);

/** Sorting where there are no column headers to click on. */
export function SortSelect({ page }: { page: ServicesQuery }) {
  const classes = useStyles();
  const t = useText();
  const { order: by, direction: way } = page.query;
  return (
    <TextField
      select
      className={classes.root}
      id="opaq-sort"
      size="small"
      variant="outlined"
      label={t('services.sortBy')}
      value={`${by} ${way}`}
      onChange={({ target }) => {
        const choice = CHOICES.find(({ value }) => value === target.value);
        if (choice) page.setOrder(choice.order, choice.direction);
      }}
    >
      {CHOICES.map(({ order, direction, value }) => (
        <MenuItem key={value} value={value}>
          {t(`services.column.${order}`)}, {t(`services.${direction}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
