import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { FixNext } from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { usePagePath, type PageParams } from '../../hooks/usePagePath';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { Panel } from '../common/Panel';

/** The others are one click away. */
const FIRST = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'grid',
      gridTemplateColumns: '20px minmax(0, 1fr) auto',
      columnGap: theme.spacing(1),
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      '@media print': { padding: theme.spacing(0.5, 1.5) },
    },
    place: {
      color: theme.palette.text.secondary,
      fontSize: '0.875rem',
      fontVariantNumeric: 'tabular-nums',
    },
    title: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.35 },
    lifts: {
      fontSize: '0.875rem',
      fontWeight: 600,
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    none: { fontWeight: 400, color: theme.palette.text.secondary },
    meta: {
      gridColumn: '2 / -1',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      fontSize: '0.8125rem',
      color: theme.palette.text.secondary,
    },
    bar: {
      gridColumn: '2 / -1',
      display: 'flex',
      height: 4,
      margin: theme.spacing(0.75, 0, 0.25),
      borderRadius: 2,
      overflow: 'hidden',
      backgroundColor: theme.palette.divider,
      printColorAdjust: 'exact',
    },
    lifted: { backgroundColor: theme.palette.primary.main },
    blocked: { backgroundColor: theme.palette.primary.main, opacity: 0.4 },
    more: {
      margin: theme.spacing(0.5, 1),
      '@media print': { display: 'none' },
    },
    empty: { padding: theme.spacing(0, 2, 2), fontSize: '0.875rem' },
  }),
  { name: 'OpaqFixNextPanel' },
);

function Item(props: {
  step: FixNext;
  place: number;
  most: number;
  filter: PageParams;
}) {
  const { step, place, most, filter } = props;
  const { checkId, title, effort, lifts, blocks, fails } = step;
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  return (
    <li className={classes.item}>
      <span className={classes.place}>{place}</span>
      <Link to={pagePath({ check: checkId }, filter)} className={classes.title}>
        {title}
      </Link>
      <span className={`${classes.lifts} ${lifts > 0 ? '' : classes.none}`}>
        {lifts > 0
          ? t('overview.fixNext.lifts', { count: lifts })
          : t('overview.fixNext.liftsNone')}
      </span>
      <span className={classes.bar} aria-hidden>
        <span
          className={classes.lifted}
          style={{ width: `${(100 * lifts) / most}%` }}
        />
        <span
          className={classes.blocked}
          style={{ width: `${(100 * (blocks - lifts)) / most}%` }}
        />
      </span>
      <span className={classes.meta}>
        <span>{t(`effort.${effort}`)}</span>
        <span>{t('overview.fixNext.blocks', { count: blocks })}</span>
        <Link
          to={pagePath('services', {
            ...filter,
            check: checkId,
            outcome: 'fail',
          })}
        >
          {t('overview.fixNext.fails', { count: fails })}
        </Link>
      </span>
    </li>
  );
}

/** The checks whose repair lifts most, for least effort. */
export function FixNextPanel(props: {
  steps: FixNext[];
  filter: PageParams;
  className?: string;
}) {
  const { steps, filter, className } = props;
  const classes = useStyles();
  const t = useText();
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...steps.map(({ blocks }) => blocks));
  const hidden = steps.length - FIRST;
  return (
    <Panel
      flush
      title={t('overview.fixNext.title')}
      help={t('overview.fixNext.help')}
      className={className}
    >
      {steps.length === 0 && (
        <div className={classes.empty}>{t('overview.fixNext.none')}</div>
      )}
      <ol className={classes.list}>
        {(all ? steps : steps.slice(0, FIRST)).map((step, index) => (
          <Item
            key={step.checkId}
            step={step}
            place={index + 1}
            most={most}
            filter={filter}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <Button
          size="small"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('overview.fixNext.less')
            : t('overview.fixNext.more', { count: hidden })}
        </Button>
      )}
    </Panel>
  );
}
