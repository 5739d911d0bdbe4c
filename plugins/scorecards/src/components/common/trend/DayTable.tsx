import { makeStyles } from '@material-ui/core/styles';
import { useFormats } from '../../../hooks/useFormats';
import { useText } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      maxHeight: 260,
      overflow: 'auto',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: '0.8125rem',
      fontVariantNumeric: 'tabular-nums',
      '& th, & td': {
        padding: theme.spacing(0.5, 1),
        textAlign: 'right',
        fontWeight: 'inherit',
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& th:first-child': { textAlign: 'left', whiteSpace: 'nowrap' },
      '& thead th': {
        position: 'sticky',
        top: 0,
        fontSize: '0.75rem',
        color: theme.palette.text.secondary,
        backgroundColor: theme.palette.background.paper,
      },
    },
    gap: { color: theme.palette.text.secondary },
  }),
  { name: 'OpaqDayTable' },
);

/** A day of a {@link DayTable}. */
export interface TableDay {
  /** ISO 8601 date. */
  date: string;
  /** A text for each column; undefined where nothing looked on that day. */
  cells?: string[];
}

/** What a trend's chart shows, in figures, the newest day first. */
export function DayTable(props: {
  label: string;
  /** What each column tells. */
  columns: string[];
  /** Oldest first. */
  days: TableDay[];
}) {
  const { label, columns, days } = props;
  const classes = useStyles();
  const t = useText();
  const { date } = useFormats();
  return (
    // A box that scrolls has to be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.root} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('overview.trend.day')}</th>
            {columns.map(title => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(day => (
            <tr key={day.date}>
              <th scope="row">{date(new Date(day.date))}</th>
              {day.cells ? (
                day.cells.map((cell, index) => (
                  <td key={columns[index]}>{cell}</td>
                ))
              ) : (
                <td colSpan={columns.length} className={classes.gap}>
                  {t('overview.trend.noData')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
