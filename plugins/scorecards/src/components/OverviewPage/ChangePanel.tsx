import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import SameIcon from '@material-ui/icons/Remove';
import { CHANGE_DAYS, type Change } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';
import { Segments } from '../common/Segments';
import { tonesOf } from '../common/tones';
import { Panel } from '../common/Panel';
import type { ViewState } from './useView';

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      stats: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(1, 4),
        margin: 0,
      },
      stat: { display: 'flex', flexDirection: 'column-reverse' },
      label: { fontSize: '0.75rem', color: theme.palette.text.secondary },
      value: {
        display: 'flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        margin: 0,
        fontSize: '1.75rem',
        fontWeight: 600,
        lineHeight: 1.15,
        fontVariantNumeric: 'tabular-nums',
      },
      icon: { fontSize: '1.25rem' },
      up: { color: good },
      down: { color: bad },
      same: { color: theme.palette.text.secondary },
      text: {
        margin: theme.spacing(1, 0, 0),
        fontSize: '0.8125rem',
        color: theme.palette.text.secondary,
      },
      table: {
        width: '100%',
        marginTop: theme.spacing(1),
        borderCollapse: 'collapse',
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          padding: theme.spacing(0.5, 0, 0.5, 1),
          textAlign: 'right',
          fontWeight: 'inherit',
          borderTop: `1px solid ${theme.palette.divider}`,
        },
        '& th:first-child': { textAlign: 'left', paddingLeft: 0 },
        '& thead th': {
          border: 0,
          fontSize: '0.75rem',
          color: theme.palette.text.secondary,
        },
      },
    };
  },
  { name: 'OpaqChangePanel' },
);

const directionOf = (value: number) =>
  (value > 0 && 'up') || (value < 0 && 'down') || 'same';

const ICONS = { up: UpIcon, down: DownIcon, same: SameIcon };

function Stat(props: {
  label: string;
  value: string;
  direction: keyof typeof ICONS;
}) {
  const { label, value, direction } = props;
  const classes = useStyles();
  const Icon = ICONS[direction];
  return (
    <div className={classes.stat}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <Icon
          className={`${classes.icon} ${classes[direction]}`}
          aria-hidden
          focusable="false"
        />
        {value}
      </dd>
    </div>
  );
}

function Causes({ change }: { change: Change }) {
  const classes = useStyles();
  const t = useText();
  const { count, finePoints } = useFormats();
  const causes = [...change.causes].sort(
    (a, b) => Math.abs(b.score) - Math.abs(a.score),
  );
  if (causes.length === 0) {
    return <p className={classes.text}>{t('overview.change.nothing')}</p>;
  }
  return (
    <table className={classes.table} aria-label={t('overview.change.steps')}>
      <thead>
        <tr>
          <th scope="col">{t('overview.change.causes')}</th>
          <th scope="col">{t('overview.change.rose')}</th>
          <th scope="col">{t('overview.change.fell')}</th>
          <th scope="col">{t('overview.change.score')}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ cause, up, down, score }) => (
          <tr key={cause}>
            <th scope="row" title={t(`overview.causeHelp.${cause}`)}>
              {t(`overview.cause.${cause}`)}
            </th>
            <td>{count(up)}</td>
            <td>{count(down)}</td>
            <td>{finePoints(score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many rose and fell in a period, what that did to the score, and by what. */
export function ChangePanel(props: { changes: Change[]; view: ViewState }) {
  const { changes, view } = props;
  const classes = useStyles();
  const t = useText();
  const { count, date, finePoints } = useFormats();
  const change = changes.find(({ days }) => days === view.days);
  return (
    <Panel
      title={t('overview.change.title')}
      action={
        <Segments
          label={t('overview.change.period')}
          value={view.days}
          onChange={view.setDays}
          options={CHANGE_DAYS.map(days => ({
            value: days,
            title: t('overview.change.days', { days: String(days) }),
          }))}
        />
      }
    >
      {change && change.score !== null && change.compared > 0 ? (
        <>
          <dl className={classes.stats}>
            <Stat
              label={t('overview.change.rose')}
              value={count(change.up)}
              direction={directionOf(change.up)}
            />
            <Stat
              label={t('overview.change.fell')}
              value={count(change.down)}
              direction={directionOf(-change.down)}
            />
            <Stat
              label={t('overview.change.score')}
              value={t('overview.points', { points: finePoints(change.score) })}
              direction={directionOf(Math.round(change.score * 1000))}
            />
          </dl>
          <p className={classes.text}>
            {t('overview.change.compared', {
              count: change.compared,
              since: date(new Date(change.since)),
              added: count(change.added),
            })}
          </p>
          <Causes change={change} />
        </>
      ) : (
        <Notice kind="info" title={t('overview.change.noneTitle')}>
          {t('overview.change.noneText', {
            days: String(view.days),
            added: count(change?.added ?? 0),
          })}
        </Notice>
      )}
    </Panel>
  );
}
