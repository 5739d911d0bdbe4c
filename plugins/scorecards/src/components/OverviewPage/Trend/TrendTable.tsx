import { makeStyles } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
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
  { name: 'OpaqTrendTable' },
);

/** What the chart shows, in figures, the newest day first. */
export function TrendTable({ trend }: { trend: TrendResponse }) {
  const classes = useStyles();
  const t = useText();
  const { count, date, percent } = useFormats();
  const best = [...trend.series.keys()].reverse();
  return (
    // A box that scrolls has to be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.root} tabIndex={0}>
      <table className={classes.table} aria-label={t('overview.trend.title')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.trend.day')}</th>
            {best.map(index => (
              <th key={trend.series[index].id} scope="col">
                {trend.series[index].title}
              </th>
            ))}
            <th scope="col">{t('overview.trend.score')}</th>
          </tr>
        </thead>
        <tbody>
          {[...trend.points].reverse().map(({ date: day, value }) => (
            <tr key={day}>
              <th scope="row">{date(new Date(day))}</th>
              {value ? (
                <>
                  {best.map(index => (
                    <td key={trend.series[index].id}>
                      {count(value.counts[index])}
                    </td>
                  ))}
                  <td>
                    {value.score === null
                      ? '–'
                      : t('overview.heatMap.scoreWithCoverage', {
                          score: percent(value.score),
                          coverage: percent(value.coverage ?? 0),
                        })}
                  </td>
                </>
              ) : (
                <td colSpan={best.length + 1} className={classes.gap}>
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
