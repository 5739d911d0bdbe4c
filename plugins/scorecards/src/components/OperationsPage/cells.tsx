import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import WaitIcon from '@material-ui/icons/HourglassEmpty';
import CurrentIcon from '@material-ui/icons/CheckCircleOutline';
import FailingIcon from '@material-ui/icons/ErrorOutline';
import ReadingIcon from '@material-ui/icons/Sync';
import RefreshIcon from '@material-ui/icons/Refresh';
import type { RepositoryItem } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { Button } from '../common/Button';
import { IconLabel, type Sign } from '../common/IconLabel';
import { Address } from './Address';
import type { Reads } from './useReads';

const SIGNS: Record<RepositoryItem['state'], Sign> = {
  failing: { icon: FailingIcon, tone: 'bad' },
  waiting: { icon: WaitIcon },
  reading: { icon: ReadingIcon },
  current: { icon: CurrentIcon, tone: 'good' },
};

const useStyles = makeStyles(
  theme => ({
    url: {
      display: 'block',
      fontWeight: 600,
      fontSize: '0.875rem',
      lineHeight: 1.35,
      overflowWrap: 'anywhere',
    },
    entities: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      overflowWrap: 'anywhere',
    },
    reason: {
      marginTop: theme.spacing(0.25),
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-line',
    },
    more: {
      fontSize: '0.75rem',
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
    },
    time: { fontSize: '0.8125rem' },
    button: { whiteSpace: 'nowrap' },
  }),
  { name: 'OpaqOperationsCells' },
);

/** Why a host is not asked now: it is paused, or the portal's own budget is used up. */
export type Hold = 'paused' | 'usedUp';

interface CellProps {
  item: RepositoryItem;
}

/** The repository, leading to where it is, and what is made from it. */
export function RepositoryCell({ item }: CellProps) {
  const classes = useStyles();
  const t = useText();
  const { url, entityRefs, entities } = item;
  const more = entities - entityRefs.length;
  return (
    <>
      {/^https?:/.test(url) ? (
        <Link to={url} className={classes.url}>
          <Address url={url} />
        </Link>
      ) : (
        <span className={classes.url}>
          <Address url={url} />
        </span>
      )}
      <ul className={classes.entities}>
        {entityRefs.map(ref => (
          <li key={ref}>
            <EntityRefLink entityRef={ref} defaultKind="component" hideIcon />
          </li>
        ))}
        {more > 0 && (
          <li className={classes.more}>
            {t('operations.moreEntities', { count: more })}
          </li>
        )}
      </ul>
    </>
  );
}

/** How it is, and where it fails since when and why, in full. */
export function StateCell({ item }: CellProps) {
  const classes = useStyles();
  const t = useText();
  const { age } = useFormats();
  const { state, error, failures, failingSince } = item;
  return (
    <>
      <IconLabel sign={SIGNS[state]}>
        {t(`operations.states.${state}`)}
      </IconLabel>
      {error && <div className={classes.reason}>{error}</div>}
      {failures > 0 && (
        <div className={classes.more}>
          {failingSince
            ? t('operations.failingSince', {
                count: failures,
                time: age(new Date(failingSince), new Date()),
              })
            : t('operations.failures', { count: failures })}
        </div>
      )}
    </>
  );
}

/** When it was last read with success, and what was found. */
export function ReadCell({ item }: CellProps) {
  const classes = useStyles();
  const t = useText();
  const { readAt, revision } = item;
  return (
    <div className={classes.time}>
      {readAt ? <Age time={readAt} /> : t('operations.never')}
      {revision && (
        <code className={classes.more} style={{ display: 'block' }}>
          {revision.slice(0, 7)}
        </code>
      )}
    </div>
  );
}

/** When it is read the next time. */
export function NextCell({ item, hold }: CellProps & { hold?: Hold }) {
  const classes = useStyles();
  const t = useText();
  const { ahead, dateTime } = useFormats();
  const next = new Date(item.nextReadAt);
  const now = new Date();
  if (item.state === 'reading') {
    return <span className={classes.time}>{t('operations.now')}</span>;
  }
  if (next <= now) {
    return (
      <span className={classes.time}>
        {t(hold ? `operations.dueWhen.${hold}` : 'operations.due')}
      </span>
    );
  }
  return (
    <time
      className={classes.time}
      dateTime={item.nextReadAt}
      title={dateTime(next)}
    >
      {ahead(next, now)}
    </time>
  );
}

/** Asks for a new read, and shows that it goes on. */
export function ActionCell(props: CellProps & { hold?: Hold; reads: Reads }) {
  const { item, hold, reads } = props;
  const classes = useStyles();
  const t = useText();
  const busy = reads.isRunning(item.id);
  return (
    <Button
      size="small"
      variant="outlined"
      className={classes.button}
      disabled={busy}
      aria-label={t('operations.readOf', { url: item.url })}
      onClick={() => reads.ask(item, hold === 'paused')}
      startIcon={
        busy ? (
          <CircularProgress size={16} aria-hidden />
        ) : (
          <RefreshIcon aria-hidden />
        )
      }
    >
      {t(busy ? 'operations.reading' : 'operations.read')}
    </Button>
  );
}
