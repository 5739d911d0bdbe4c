import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityRow } from '@opaq/plugin-scorecards-common';
import type { ServicesQuery } from '../../hooks/useServicesQuery';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { tableStyles } from '../common/listStyles';
import { columnOf, type ColumnId } from './columns';

const useStyles = makeStyles(
  theme => {
    const { table, head } = tableStyles(theme);
    const first = '& th:first-child';
    return {
      table: { ...table, [first]: { ...table[first], minWidth: 150 } },
      head: { '& th': { ...head['& th'], verticalAlign: 'middle' } },
      // What sorts already looks like what has the focus, but for this.
      sort: {
        '&:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: 2,
        },
      },
    };
  },
  { name: 'OpaqComponentTable' },
);

function Head(props: { column: ColumnId; page: ServicesQuery }) {
  const { column, page } = props;
  const classes = useStyles();
  const t = useText();
  const { order, direction } = page.query;
  const by = columnOf(column).order;
  const title = t(`services.column.${column}`);
  if (!by) return <TableCell scope="col">{title}</TableCell>;
  const active = order === by;
  const next = active && direction === 'asc' ? 'desc' : 'asc';
  return (
    <TableCell scope="col" sortDirection={active ? direction : false}>
      <TableSortLabel
        className={classes.sort}
        active={active}
        direction={active ? direction : 'asc'}
        onClick={() => page.setOrder(by, next)}
      >
        {title}
      </TableSortLabel>
    </TableCell>
  );
}

/** Components, one a row. */
export function ComponentTable(props: {
  items: EntityRow[];
  levels: Levels;
  page: ServicesQuery;
  columns: readonly ColumnId[];
}) {
  const { items, levels, page, columns } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table className={classes.table} aria-label={t('services.label')}>
        <TableHead className={classes.head}>
          <TableRow>
            {(['name', ...columns] as const).map(column => (
              <Head key={column} column={column} page={page} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(row => {
            const { Cell: Name } = columnOf('name');
            return (
              <TableRow key={row.entityRef}>
                <TableCell component="th" scope="row" role="rowheader">
                  <Name row={row} levels={levels} />
                </TableCell>
                {columns.map(column => {
                  const { Cell } = columnOf(column);
                  return (
                    <TableCell key={column}>
                      <Cell row={row} levels={levels} />
                    </TableCell>
                  );
                })}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
