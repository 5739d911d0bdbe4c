import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityOrder, EntityRow } from '@opaq/plugin-scorecards-common';
import type { PageQuery } from '../../hooks/usePageQuery';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { LevelCell, NameCell, OwnerCell, ReadCell, ScoreCell } from './cells';

/** The columns, each by what it is sorted by. */
export const COLUMNS: readonly EntityOrder[] = [
  'name',
  'level',
  'score',
  'owner',
  'readAt',
];

const useStyles = makeStyles(
  theme => ({
    table: {
      '& th, & td': { padding: theme.spacing(1.25, 2), verticalAlign: 'top' },
      '& tbody tr:last-child > *': { borderBottom: 0 },
      '& tbody th': { fontWeight: 'inherit' },
    },
    head: {
      '& th': {
        whiteSpace: 'nowrap',
        fontSize: '0.75rem',
        fontWeight: 600,
        color: theme.palette.text.secondary,
        backgroundColor: 'transparent',
        borderTop: 0,
      },
    },
  }),
  { name: 'OpaqComponentTable' },
);

function SortableHead({ page }: { page: PageQuery }) {
  const classes = useStyles();
  const t = useText();
  const { order, direction } = page.query;
  const opposite = direction === 'asc' ? 'desc' : 'asc';
  return (
    <TableHead className={classes.head}>
      <TableRow>
        {COLUMNS.map(column => (
          <TableCell
            key={column}
            scope="col"
            sortDirection={order === column ? direction : false}
          >
            <TableSortLabel
              active={order === column}
              direction={order === column ? direction : 'asc'}
              onClick={() =>
                page.setOrder(column, order === column ? opposite : 'asc')
              }
            >
              {t(`page.orders.${column}`)}
            </TableSortLabel>
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}

/** Components, one a row. */
export function ComponentTable(props: {
  items: EntityRow[];
  levels: Levels;
  page: PageQuery;
}) {
  const { items, levels, page } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table className={classes.table} aria-label={t('page.title')}>
        <SortableHead page={page} />
        <TableBody>
          {items.map(row => (
            <TableRow key={row.entityRef} hover>
              <TableCell component="th" scope="row" role="rowheader">
                <NameCell row={row} />
              </TableCell>
              <TableCell>
                <LevelCell row={row} levels={levels} />
              </TableCell>
              <TableCell>
                <ScoreCell row={row} />
              </TableCell>
              <TableCell>
                <OwnerCell row={row} />
              </TableCell>
              <TableCell>
                <ReadCell row={row} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
