import MenuItem from '@material-ui/core/MenuItem';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { EntityOrder, EntityRow } from '@opaq/plugin-scorecards-common';
import type { PageQuery } from '../../hooks/usePageQuery';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import {
  isJudged,
  LevelCell,
  NameCell,
  OwnerCell,
  ReadCell,
  ScoreCell,
} from './cells';
import { COLUMNS } from './ComponentTable';

const useStyles = makeStyles(
  theme => ({
    sort: { marginBottom: theme.spacing(1.5) },
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    },
    card: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      alignItems: 'start',
      gap: theme.spacing(1.25, 2),
      padding: theme.spacing(1.5, 2),
      height: '100%',
      boxSizing: 'border-box',
    },
    name: { gridColumn: '1 / -1' },
    end: { textAlign: 'right' },
  }),
  { name: 'OpaqComponentCards' },
);

const DIRECTIONS = ['asc', 'desc'] as const;

/** Sorting where there are no column headers to click on. */
function SortSelect({ page }: { page: PageQuery }) {
  const classes = useStyles();
  const t = useText();
  const { order, direction } = page.query;
  return (
    <TextField
      select
      fullWidth
      className={classes.sort}
      id="opaq-sort"
      size="small"
      variant="outlined"
      label={t('page.sortBy')}
      value={`${order} ${direction}`}
      onChange={event => {
        const [by, way] = event.target.value.split(' ');
        page.setOrder(by as EntityOrder, way === 'desc' ? 'desc' : 'asc');
      }}
    >
      {COLUMNS.flatMap(column =>
        DIRECTIONS.map(way => (
          <MenuItem key={`${column} ${way}`} value={`${column} ${way}`}>
            {t(`page.orders.${column}`)}, {t(`page.${way}`)}
          </MenuItem>
        )),
      )}
    </TextField>
  );
}

/** Components, one a card, for narrow screens. */
export function ComponentCards(props: {
  items: EntityRow[];
  levels: Levels;
  page: PageQuery;
}) {
  const { items, levels, page } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <>
      <SortSelect page={page} />
      <ul className={classes.list} aria-label={t('page.title')}>
        {items.map(row => (
          <li key={row.entityRef}>
            <Paper variant="outlined" className={classes.card}>
              <div className={classes.name}>
                <NameCell row={row} />
              </div>
              <LevelCell row={row} levels={levels} />
              <div className={classes.end}>
                {isJudged(row) && <ScoreCell row={row} />}
              </div>
              <OwnerCell row={row} />
              <div className={classes.end}>
                <ReadCell row={row} />
              </div>
            </Paper>
          </li>
        ))}
      </ul>
    </>
  );
}
