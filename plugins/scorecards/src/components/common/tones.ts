import type { Theme } from '@material-ui/core/styles';

/**
 * Colours of good, bad and open, with enough contrast on the theme's paper: Backstage's status colours are too light for
 * small signs. They never say anything that a word beside them does not.
 */
export function tonesOf(theme: Theme) {
  return theme.palette.type === 'dark'
    ? { good: '#71cf88', bad: '#ff7b82', open: '#ffb84d' }
    : { good: '#15803d', bad: '#c8102e', open: '#a35b00' };
}
