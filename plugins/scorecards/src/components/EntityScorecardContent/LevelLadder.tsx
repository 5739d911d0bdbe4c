import { makeStyles } from '@material-ui/core/styles';
import ReachedIcon from '@material-ui/icons/CheckCircle';
import PossibleIcon from '@material-ui/icons/HelpOutline';
import OpenIcon from '@material-ui/icons/RadioButtonUnchecked';
import type { Report } from '@opaq/plugin-scorecards-common';
import { progressOf, rankOf } from '../../levels';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';

const ICONS = { reached: ReachedIcon, maybe: PossibleIcon, open: OpenIcon };

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      margin: 0,
      padding: 0,
      listStyle: 'none',
      [theme.breakpoints.down('xs')]: { flexDirection: 'column' },
    },
    step: {
      position: 'relative',
      flex: '1 1 120px',
      maxWidth: 220,
      paddingRight: theme.spacing(2),
      '&:not(:last-child)::after': {
        content: '""',
        position: 'absolute',
        top: 9,
        left: 26,
        right: 6,
        borderTop: `2px solid ${theme.palette.divider}`,
      },
      [theme.breakpoints.down('xs')]: {
        display: 'flex',
        gap: theme.spacing(1),
        flex: 'none',
        maxWidth: 'none',
        paddingBottom: theme.spacing(1),
        '&:not(:last-child)::after': { display: 'none' },
      },
    },
    icon: { display: 'block', fontSize: '1.25rem' },
    reached: {
      color: tonesOf(theme).good,
    },
    maybe: { color: tonesOf(theme).open },
    open: { color: theme.palette.text.disabled },
    name: {
      fontSize: '0.875rem',
      fontWeight: 600,
      marginTop: theme.spacing(0.5),
      [theme.breakpoints.down('xs')]: { marginTop: 0 },
    },
    state: { fontSize: '0.75rem', color: theme.palette.text.secondary },
  }),
  { name: 'OpaqLevelLadder' },
);

/** Every level of the scorecard: reached or not, and how far each is. */
export function LevelLadder({ report }: { report: Report }) {
  const classes = useStyles();
  const t = useText();
  const { levels } = report.scorecard;
  const reached = rankOf(levels, report.level);
  const possible = rankOf(levels, report.possibleLevel);
  const stateOf = (index: number) => {
    if (index < reached) return 'reached';
    return index < possible ? 'maybe' : 'open';
  };
  return (
    <ol className={classes.root}>
      {levels.map(({ name, title }, index) => {
        const state = stateOf(index);
        const Icon = ICONS[state];
        return (
          <li key={name} className={classes.step}>
            <Icon
              className={`${classes.icon} ${classes[state]}`}
              aria-hidden
              focusable="false"
            />
            <div>
              <div className={classes.name}>{title}</div>
              <div className={classes.state}>
                {t(`level.${state}`)},{' '}
                {t('level.progress', progressOf(report, name))}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
