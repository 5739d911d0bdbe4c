import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { ExemptionItem } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { cardStyles, tableStyles } from '../common/listStyles';
import { ExemptionState } from '../EntityScorecardContent/ExemptionState';
import {
  DecisionCell,
  EndsCell,
  OwnerCell,
  ReasonCell,
  SubjectCell,
} from './cells';
import type { DecisionToMake } from './Decision';

const useStyles = makeStyles(
  theme => ({
    ...tableStyles(theme),
    ...cardStyles(theme),
    reason: { width: '32%' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
    },
  }),
  { name: 'OpaqExemptionList' },
);

interface ListProps {
  items: ExemptionItem[];
  onDecide(decision: DecisionToMake): void;
}

const keyOf = ({ entityRef, checkId }: ExemptionItem) =>
  `${entityRef} ${checkId}`;

function Cards({ items, onDecide }: ListProps) {
  const classes = useStyles();
  const t = useText();
  return (
    <ul className={classes.list} aria-label={t('exemptions.label')}>
      {items.map(item => (
        <li key={keyOf(item)}>
          <Paper variant="outlined" className={classes.card}>
            <SubjectCell item={item} />
            <ReasonCell item={item} />
            <div className={classes.line}>
              <ExemptionState status={item.exemption.status} />
              <EndsCell item={item} />
            </div>
            <div className={classes.line}>
              <OwnerCell item={item} />
              <DecisionCell item={item} onDecide={onDecide} />
            </div>
          </Paper>
        </li>
      ))}
    </ul>
  );
}

/** Exemptions, one a row, or one a card on narrow screens. */
export function ExemptionList({ items, onDecide }: ListProps) {
  const classes = useStyles();
  const t = useText();
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  if (narrow) return <Cards items={items} onDecide={onDecide} />;
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table className={classes.table} aria-label={t('exemptions.label')}>
        <TableHead className={classes.head}>
          <TableRow>
            <TableCell scope="col">{t('exemptions.component')}</TableCell>
            <TableCell scope="col" className={classes.reason}>
              {t('exemptions.reason')}
            </TableCell>
            <TableCell scope="col">{t('exemptions.owner')}</TableCell>
            <TableCell scope="col">{t('exemptions.ends')}</TableCell>
            <TableCell scope="col">{t('exemptions.state')}</TableCell>
            <TableCell scope="col">{t('exemptions.decision')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(item => (
            <TableRow key={keyOf(item)}>
              <TableCell component="th" scope="row" role="rowheader">
                <SubjectCell item={item} />
              </TableCell>
              <TableCell>
                <ReasonCell item={item} />
              </TableCell>
              <TableCell>
                <OwnerCell item={item} />
              </TableCell>
              <TableCell>
                <EndsCell item={item} />
              </TableCell>
              <TableCell>
                <ExemptionState status={item.exemption.status} />
              </TableCell>
              <TableCell>
                <DecisionCell item={item} onDecide={onDecide} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
