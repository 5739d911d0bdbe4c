import type SvgIcon from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { tonesOf } from './tones';

/** An icon that goes with a word, and whether what it stands for is good, bad, open or none of these. */
export interface Sign {
  icon: typeof SvgIcon;
  tone?: 'good' | 'bad' | 'open';
}

const useStyles = makeStyles(
  theme => {
    const { good, bad, open } = tonesOf(theme);
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        alignSelf: 'start',
        gap: theme.spacing(0.75),
        fontSize: '0.8125rem',
        lineHeight: 1.4,
        whiteSpace: 'nowrap',
      },
      icon: { fontSize: '1.125rem', flex: 'none' },
      good: { color: good },
      bad: { color: bad },
      open: { color: open },
      none: { color: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqIconLabel' },
);

/** A state as icon and words: the colour never says what the words don't. */
export function IconLabel({
  sign,
  children,
}: {
  sign: Sign;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { icon: Icon, tone = 'none' } = sign;
  return (
    <span className={classes.root}>
      <Icon
        className={`${classes.icon} ${classes[tone]}`}
        aria-hidden
        focusable="false"
      />
      {children}
    </span>
  );
}
