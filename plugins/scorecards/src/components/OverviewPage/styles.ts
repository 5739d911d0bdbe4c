import { makeStyles } from '@material-ui/core/styles';

/** The page's grid, and its paper: everything else knows how to print itself. */
export const useOverviewStyles = makeStyles(
  theme => ({
    '@global': {
      '@page': { size: 'A4 portrait', margin: '10mm' },
    },
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
    wide: { gridColumn: 'span 7', display: 'grid' },
    narrow: { gridColumn: 'span 5', display: 'grid' },
    full: { gridColumn: '1 / -1', display: 'grid' },
    half: { gridColumn: 'span 6', display: 'grid' },
    quarter: { gridColumn: 'span 3', display: 'grid' },
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
