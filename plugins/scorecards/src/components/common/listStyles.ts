import type { Theme } from '@material-ui/core/styles';

/** A list as a table: rows of cells that begin at the top, under a quiet head. */
export const tableStyles = (theme: Theme) =>
  ({
    table: {
      '& th, & td': { padding: theme.spacing(1.25, 1.5), verticalAlign: 'top' },
      '& th:first-child': { paddingLeft: theme.spacing(2) },
      '& tbody tr:last-child > *': { borderBottom: 0 },
      '& tbody th': { fontWeight: 'inherit' },
    },
    head: {
      '& th': {
        whiteSpace: 'nowrap',
        fontSize: '0.75rem',
        fontWeight: 600,
        color: theme.palette.text.secondary,
        backgroundColor: 'transparent',
        borderTop: 0,
      },
    },
  } as const);

/** The same list as cards, for narrow screens. */
export const cardStyles = (theme: Theme) =>
  ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    },
    card: {
      display: 'grid',
      alignContent: 'start',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2),
      height: '100%',
      boxSizing: 'border-box',
    },
  } as const);
