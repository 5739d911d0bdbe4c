import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { RepositoryItem } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { cardStyles, tableStyles } from '../common/listStyles';
import {
  ActionCell,
  NextCell,
  ReadCell,
  RepositoryCell,
  StateCell,
  type Hold,
} from './cells';
import type { Reads } from './useReads';

const useStyles = makeStyles(
  theme => ({
    ...tableStyles(theme),
    ...cardStyles(theme),
    repository: { width: '30%' },
    state: { width: '38%' },
    facts: {
      display: 'grid',
      gridTemplateColumns: '92px minmax(0, 1fr)',
      gap: theme.spacing(0.5, 1.5),
      margin: 0,
      '& dd': { margin: 0 },
    },
    label: {
      fontSize: '0.75rem',
      lineHeight: '1.25rem',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqRepositoryList' },
);

interface ListProps {
  items: readonly RepositoryItem[];
  /** Of hosts that are not asked now: why. */
  holds: ReadonlyMap<string, Hold>;
  reads: Reads;
}

const COLUMNS = ['repository', 'state', 'read', 'next', 'action'] as const;

function Cards({ items, holds, reads }: ListProps) {
  const classes = useStyles();
  const t = useText();
  return (
    <ul className={classes.list} aria-label={t('operations.repositories')}>
      {items.map(item => {
        const hold = holds.get(item.host);
        return (
          <li key={item.id}>
            <Paper variant="outlined" className={classes.card}>
              <div>
                <RepositoryCell item={item} />
              </div>
              <div>
                <StateCell item={item} />
              </div>
              <dl className={classes.facts}>
                <dt className={classes.label}>{t('operations.column.read')}</dt>
                <dd>
                  <ReadCell item={item} />
                </dd>
                <dt className={classes.label}>{t('operations.column.next')}</dt>
                <dd>
                  <NextCell item={item} hold={hold} />
                </dd>
              </dl>
              <div>
                <ActionCell item={item} hold={hold} reads={reads} />
              </div>
            </Paper>
          </li>
        );
      })}
    </ul>
  );
}

/** Repositories, one a row, or one a card on narrow screens. */
export function RepositoryList(props: ListProps) {
  const { items, holds, reads } = props;
  const classes = useStyles();
  const t = useText();
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  if (narrow) return <Cards {...props} />;
  const widths: Partial<Record<(typeof COLUMNS)[number], string>> = {
    repository: classes.repository,
    state: classes.state,
  };
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table
        className={classes.table}
        aria-label={t('operations.repositories')}
      >
        <TableHead className={classes.head}>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell key={column} scope="col" className={widths[column]}>
                {t(`operations.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(item => {
            const hold = holds.get(item.host);
            return (
              <TableRow key={item.id}>
                <TableCell component="th" scope="row" role="rowheader">
                  <RepositoryCell item={item} />
                </TableCell>
                <TableCell>
                  <StateCell item={item} />
                </TableCell>
                <TableCell>
                  <ReadCell item={item} />
                </TableCell>
                <TableCell>
                  <NextCell item={item} hold={hold} />
                </TableCell>
                <TableCell>
                  <ActionCell item={item} hold={hold} reads={reads} />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
