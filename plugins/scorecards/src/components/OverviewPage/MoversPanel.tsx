import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import type { Mover, OverviewResponse } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { tonesOf } from '../common/tones';
import { levelTitle } from '../common/levelParts';
import { Panel } from '../common/Panel';

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      columns: {
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
        gap: theme.spacing(2, 4),
      },
      heading: {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        margin: theme.spacing(0, 0, 0.5),
        fontSize: '0.8125rem',
        fontWeight: 600,
      },
      icon: { fontSize: '1.125rem' },
      up: { color: good },
      down: { color: bad },
      list: { listStyle: 'none', margin: 0, padding: 0 },
      item: {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        columnGap: theme.spacing(1),
        padding: theme.spacing(0.75, 0),
        borderTop: `1px solid ${theme.palette.divider}`,
        '@media print': { padding: theme.spacing(0.25, 0) },
      },
      name: {
        fontSize: '0.875rem',
        fontWeight: 600,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
      points: {
        fontSize: '0.875rem',
        textAlign: 'right',
        fontVariantNumeric: 'tabular-nums',
      },
      detail: {
        fontSize: '0.8125rem',
        color: theme.palette.text.secondary,
      },
      none: { fontSize: '0.8125rem', color: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqMoversPanel' },
);

function MoverItem({ mover, levels }: { mover: Mover; levels: Levels }) {
  const classes = useStyles();
  const t = useText();
  const { points } = useFormats();
  const scorecardPath = useScorecardPath();
  const { entityRef, title, fromLevel, toLevel, score, cause, at } = mover;
  const from = levelTitle(t, levels, fromLevel);
  const to = levelTitle(t, levels, toLevel);
  return (
    <li className={classes.item}>
      <Link to={scorecardPath(entityRef)} className={classes.name}>
        {title}
      </Link>
      <span className={classes.points}>
        {score !== null && t('overview.points', { points: points(score) })}
      </span>
      <span className={classes.detail}>
        {fromLevel === toLevel
          ? t('overview.movers.sameLevel', { level: to })
          : t('overview.movers.level', { from, to })}
        {' · '}
        <span title={t(`overview.causeHelp.${cause}`)}>
          {t(`overview.cause.${cause}`)}
        </span>
      </span>
      <span className={classes.detail}>
        <Age time={at} />
      </span>
    </li>
  );
}

/** Who rose and fell furthest in the period, and by what. */
export function MoversPanel(props: {
  movers: OverviewResponse['movers'];
  levels: Levels;
}) {
  const { movers, levels } = props;
  const classes = useStyles();
  const t = useText();
  const days = String(movers.days);
  const columns = [
    {
      key: 'up',
      title: t('overview.movers.up'),
      Icon: UpIcon,
      tone: classes.up,
      items: movers.up,
      none: t('overview.movers.noneUp', { days }),
    },
    {
      key: 'down',
      title: t('overview.movers.down'),
      Icon: DownIcon,
      tone: classes.down,
      items: movers.down,
      none: t('overview.movers.noneDown', { days }),
    },
  ];
  return (
    <Panel
      title={t('overview.movers.title')}
      action={
        <span className={classes.none}>
          {t('overview.change.days', { days })}
        </span>
      }
    >
      <div className={classes.columns}>
        {columns.map(({ key, title, Icon, tone, items, none }) => (
          <div key={key}>
            <h4 className={classes.heading}>
              <Icon
                className={`${classes.icon} ${tone}`}
                aria-hidden
                focusable="false"
              />
              {title}
            </h4>
            {items.length === 0 && <div className={classes.none}>{none}</div>}
            <ul className={classes.list} aria-label={title}>
              {items.map(mover => (
                <MoverItem
                  key={mover.entityRef}
                  mover={mover}
                  levels={levels}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Panel>
  );
}
