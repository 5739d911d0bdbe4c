import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityRow } from '@opaq/plugin-scorecards-common';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { cardStyles } from '../common/listStyles';
import { isJudged, LevelCell, NameCell, ScoreCell } from './cells';
import { columnOf, type ColumnId } from './columns';

const useStyles = makeStyles(
  theme => ({
    ...cardStyles(theme),
    card: {
      ...cardStyles(theme).card,
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      alignItems: 'start',
      gap: theme.spacing(1, 2),
    },
    wide: { gridColumn: '1 / -1' },
    end: { textAlign: 'right' },
    facts: {
      gridColumn: '1 / -1',
      display: 'grid',
      gridTemplateColumns: '92px minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(0.5, 1.5),
      margin: 0,
      fontSize: '0.8125rem',
      '& dd': { margin: 0, minWidth: 0 },
    },
    label: {
      lineHeight: '1.25rem',
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqComponentCards' },
);

/** Shown at the top of a card, whether chosen or not; a card without them says nothing. */
const ON_TOP: readonly ColumnId[] = ['result', 'level', 'score'];

/** Components, one a card, for narrow screens. */
export function ComponentCards(props: {
  items: EntityRow[];
  levels: Levels;
  columns: readonly ColumnId[];
}) {
  const { items, levels, columns } = props;
  const classes = useStyles();
  const t = useText();
  const { Cell: Result } = columnOf('result');
  const facts = columns.filter(column => !ON_TOP.includes(column));
  return (
    <ul className={classes.list} aria-label={t('services.label')}>
      {items.map(row => (
        <li key={row.entityRef}>
          <Paper variant="outlined" className={classes.card}>
            <div className={classes.wide}>
              <NameCell row={row} />
            </div>
            {row.result && (
              <div className={classes.wide}>
                <Result row={row} levels={levels} />
              </div>
            )}
            <LevelCell row={row} levels={levels} />
            <div className={classes.end}>
              {isJudged(row) && <ScoreCell row={row} />}
            </div>
            <dl className={classes.facts}>
              {facts.map(column => {
                const { Cell } = columnOf(column);
                return [
                  <dt key={`${column} label`} className={classes.label}>
                    {t(`services.column.${column}`)}
                  </dt>,
                  <dd key={column}>
                    <Cell row={row} levels={levels} />
                  </dd>,
                ];
              })}
            </dl>
          </Paper>
        </li>
      ))}
    </ul>
  );
}
