import { makeStyles, type Theme } from '@material-ui/core/styles';

/** A panel is as high as its neighbours, and never wider than its place. */
const place = { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' };

/** Paper is narrower than a tablet, and is laid out like a desk. */
const onSmallScreens = (theme: Theme) =>
  theme.breakpoints.down('sm').replace('@media', '@media screen and');

/** The page's grid, and its paper: everything else knows how to print itself. */
export const useOverviewStyles = makeStyles(
  theme => ({
    filters: {
      marginBottom: theme.spacing(2),
      '@media print': { marginBottom: theme.spacing(1) },
    },
    notice: { marginBottom: theme.spacing(2) },
    grid: {
      display: 'grid',
      gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
      gap: theme.spacing(2),
      [onSmallScreens(theme)]: { gridTemplateColumns: 'minmax(0, 1fr)' },
      // A page of paper is as wide as 1150 pixels of the screen then.
      '@media print': { gap: theme.spacing(1), paddingRight: 2, zoom: 0.6 },
    },
    wide: { ...place, gridColumn: 'span 7' },
    narrow: { ...place, gridColumn: 'span 5' },
    half: { ...place, gridColumn: 'span 6' },
    quarter: { ...place, gridColumn: 'span 3' },
    full: { ...place, gridColumn: '1 / -1' },
    [onSmallScreens(theme)]: {
      wide: { gridColumn: 'auto' },
      narrow: { gridColumn: 'auto' },
      half: { gridColumn: 'auto' },
      quarter: { gridColumn: 'auto' },
    },
    busy: {
      opacity: 0.55,
      transition: theme.transitions.create('opacity', { delay: 150 }),
    },
  }),
  { name: 'OpaqOverview' },
);
