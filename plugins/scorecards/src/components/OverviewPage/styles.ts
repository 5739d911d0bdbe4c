import { makeStyles } from '@material-ui/core/styles';

/** A panel is as high as its neighbours, and never wider than its place. */
const place = { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' };

/** The page's grid, and its paper: everything else knows how to print itself. */
export const useOverviewStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
      '@media print': { marginBottom: theme.spacing(1) },
    },
    filters: { flex: '1 1 320px', minWidth: 0 },
    notice: { marginBottom: theme.spacing(2) },
    grid: {
      display: 'grid',
      gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
      gap: theme.spacing(2),
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
      '@media print': {
        gridTemplateColumns: 'repeat(12, minmax(0, 1fr)) !important',
        gap: theme.spacing(1),
        // A page of paper is as wide as 1180 pixels of the screen then.
        zoom: 0.6,
      },
    },
    wide: { ...place, gridColumn: 'span 7' },
    narrow: { ...place, gridColumn: 'span 5' },
    full: { ...place, gridColumn: '1 / -1' },
    half: { ...place, gridColumn: 'span 6' },
    quarter: { ...place, gridColumn: 'span 3' },
    [theme.breakpoints.down('sm')]: {
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
