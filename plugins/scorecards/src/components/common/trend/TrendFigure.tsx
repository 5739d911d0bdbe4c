import { makeStyles } from '@material-ui/core/styles';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { Suspense, useState, type ReactNode } from 'react';
import { useFormats } from '../../../hooks/useFormats';
import { useText } from '../../../translation';
import { Button } from '../Button';

const useStyles = makeStyles(
  theme => ({
    chart: {
      printColorAdjust: 'exact',
      '@media print': { minHeight: '0 !important' },
    },
    busy: { opacity: 0.55 },
    rules: {
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
    },
    rule: {
      display: 'flex',
      gap: theme.spacing(1),
      color: theme.palette.text.secondary,
    },
    mark: { fontWeight: 600, color: theme.palette.text.primary },
    table: {
      marginLeft: theme.spacing(-0.5),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'OpaqTrendFigure' },
);

function RuleChanges({ changes }: { changes: TrendResponse['ruleChanges'] }) {
  const classes = useStyles();
  const t = useText();
  const { date } = useFormats();
  if (changes.length === 0) return null;
  return (
    <ol className={classes.rules} aria-label={t('overview.trend.rules')}>
      {changes.map(({ at, kind, title }, index) => (
        <li key={`${at} ${title}`} className={classes.rule}>
          <span className={classes.mark}>{index + 1}</span>
          <span>
            {date(new Date(at))} · {t(`overview.trend.${kind}`)}: {title}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A trend's chart with the changes of the rules that it marks, and on request its figures as a table. */
export function TrendFigure(props: {
  /** May be loaded late: its place is kept. */
  chart: ReactNode;
  chartHeight: number;
  table: ReactNode;
  ruleChanges: TrendResponse['ruleChanges'];
  /** Another one is on its way. */
  busy?: boolean;
}) {
  const { chart, chartHeight, table, ruleChanges, busy = false } = props;
  const classes = useStyles();
  const t = useText();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <div
        className={`${classes.chart} ${busy ? classes.busy : ''}`}
        style={{ minHeight: chartHeight }}
        aria-busy={busy}
      >
        <Suspense fallback={null}>{chart}</Suspense>
      </div>
      <RuleChanges changes={ruleChanges} />
      <Button
        size="small"
        className={classes.table}
        aria-expanded={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {t(asTable ? 'overview.trend.hideTable' : 'overview.trend.table')}
      </Button>
      {asTable && table}
    </>
  );
}
