import { makeStyles } from '@material-ui/core/styles';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import type { Day } from './passRate';

const useStyles = makeStyles(
  theme => ({
    root: {
      maxHeight: 220,
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
        fontSize: '0.75rem',
        color: theme.palette.text.secondary,
      },
    },
  }),
  { name: 'OpaqCheckTrendTable' },
);

const COUNTED = ['pass', 'fail', 'unknown'] as const;

/** What the chart shows, in figures, the newest day first. */
export function CheckTrendTable({ days }: { days: Day[] }) {
  const classes = useStyles();
  const t = useText();
  const { count, date, percent } = useFormats();
  return (
    // A box that scrolls has to be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.root} tabIndex={0}>
      <table className={classes.table} aria-label={t('checks.trend')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.trend.day')}</th>
            <th scope="col">{t('checks.passes')}</th>
            {COUNTED.map(outcome => (
              <th key={outcome} scope="col">
                {t(`outcome.${outcome}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(day => (
            <tr key={day.date}>
              <th scope="row">{date(new Date(day.date))}</th>
              {day.rate === null ? (
                <td colSpan={4}>{t('overview.trend.noData')}</td>
              ) : (
                <>
                  <td>{percent(day.rate)}</td>
                  {COUNTED.map(outcome => (
                    <td key={outcome}>{count(day[outcome])}</td>
                  ))}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
