import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import { usePagePath, type PageParams } from '../../hooks/usePagePath';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { Panel } from '../common/Panel';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      padding: theme.spacing(0.75, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: '0.8125rem',
      '@media print': { padding: theme.spacing(0.25, 0) },
    },
    head: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    name: {
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      fontSize: '0.875rem',
      fontWeight: 600,
    },
    age: { flexShrink: 0, color: theme.palette.text.secondary },
    message: {
      display: '-webkit-box',
      WebkitLineClamp: 2,
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      color: theme.palette.text.secondary,
      '@media print': { WebkitLineClamp: 1 },
    },
    all: { display: 'inline-block', marginTop: theme.spacing(1) },
    none: { margin: 0, fontSize: '0.875rem' },
  }),
  { name: 'OpaqStalePanel' },
);

/** Reports that could not be brought up to date, and why. */
export function StalePanel(props: {
  stale: OverviewResponse['stale'];
  filter: PageParams;
}) {
  const { stale, filter } = props;
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  const scorecardPath = useScorecardPath();
  if (stale.count === 0) {
    return (
      <Panel title={t('overview.stale.title')}>
        <p className={classes.none}>{t('overview.stale.none')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('overview.stale.title')} help={t('overview.stale.help')}>
      <ul className={classes.list}>
        {stale.items.map(({ entityRef, title, message, readAt }) => (
          <li key={entityRef} className={classes.item}>
            <div className={classes.head}>
              <Link to={scorecardPath(entityRef)} className={classes.name}>
                {title}
              </Link>
              <span className={classes.age}>
                {readAt && <Age time={readAt} />}
              </span>
            </div>
            <div className={classes.message} title={message}>
              {message}
            </div>
          </li>
        ))}
      </ul>
      <Link
        to={pagePath('services', { ...filter, state: 'stale' })}
        className={classes.all}
      >
        {t('overview.stale.all', { count: stale.count })}
      </Link>
    </Panel>
  );
}
