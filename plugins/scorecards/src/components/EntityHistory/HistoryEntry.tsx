import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import FirstIcon from '@material-ui/icons/FlagOutlined';
import SameIcon from '@material-ui/icons/Remove';
import type { CheckInfo, HistoryItem } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { tonesOf } from '../common/tones';
import { ChangedChecks } from './ChangedChecks';
import { directionOf, useWords } from './useWords';

const ICONS = {
  first: FirstIcon,
  up: UpIcon,
  down: DownIcon,
  same: SameIcon,
};
const REVISION_LENGTH = 7;

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      root: {
        position: 'relative',
        display: 'grid',
        gridTemplateColumns: '28px minmax(0, 1fr)',
        gap: theme.spacing(0, 1.5),
        paddingBottom: theme.spacing(2.5),
        '&:last-child': { paddingBottom: 0 },
        // The line from one change to the one before.
        '&:not(:last-child)::before': {
          content: '""',
          position: 'absolute',
          top: 30,
          bottom: 2,
          left: 13,
          borderLeft: `2px solid ${theme.palette.divider}`,
        },
      },
      icon: {
        boxSizing: 'border-box',
        width: 28,
        height: 28,
        padding: 5,
        borderRadius: '50%',
        border: `1px solid ${theme.palette.divider}`,
        color: theme.palette.text.secondary,
      },
      first: {},
      same: {},
      up: { color: good, borderColor: good },
      down: { color: bad, borderColor: bad },
      head: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'baseline',
        justifyContent: 'space-between',
        gap: theme.spacing(0, 2),
        paddingTop: 3,
      },
      title: { fontWeight: 600, lineHeight: 1.45 },
      time: { color: theme.palette.text.secondary },
      text: { lineHeight: 1.5, overflowWrap: 'anywhere' },
    };
  },
  { name: 'OpaqHistoryEntry' },
);

const shortRevision = (revision: string) =>
  /^[0-9a-f]{16,64}$/i.test(revision)
    ? revision.slice(0, REVISION_LENGTH)
    : revision;

/** A change: when, from what to what, why, and by which checks. */
export function HistoryEntry(props: {
  item: HistoryItem;
  levels: Levels;
  checks: ReadonlyMap<string, CheckInfo>;
}) {
  const { item, levels, checks } = props;
  const { at, cause, revision } = item;
  const classes = useStyles();
  const t = useText();
  const { dateTime } = useFormats();
  const { headline, details } = useWords(levels)(item);
  const direction = directionOf(item, levels);
  const Icon = ICONS[direction];
  return (
    <li className={classes.root}>
      <Icon
        className={`${classes.icon} ${classes[direction]}`}
        aria-hidden
        focusable="false"
      />
      <div>
        <div className={classes.head}>
          <Typography variant="body2" className={classes.title}>
            {headline}
          </Typography>
          <Typography variant="caption" className={classes.time}>
            {dateTime(new Date(at))} · <Age time={at} />
          </Typography>
        </div>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.text}
        >
          {[
            ...details,
            cause && t(`history.cause.${cause}`),
            cause === 'code' &&
              revision &&
              t('entity.revision', { revision: shortRevision(revision) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <ChangedChecks changes={item.checks} checks={checks} />
      </div>
    </li>
  );
}
