import { makeStyles } from '@material-ui/core/styles';

/** Lines over a ground that hides the shade. */
const hatching = (line: string, ground: string) =>
  `repeating-linear-gradient(135deg, ${line} 0 1px, transparent 1px 5px), linear-gradient(${ground}, ${ground})`;

/** The table as a whole: in one place, because rows are many and share what they look like. */
export const useHeatMapStyles = makeStyles(
  theme => {
    const paper = theme.palette.background.paper;
    const dark = theme.palette.type === 'dark';
    const line = dark ? '#ffffff80' : '#00000073';
    const focus = {
      outline: `2px solid ${dark ? '#fff' : theme.palette.primary.main}`,
      outlineOffset: 1,
    };
    return {
      scroll: {
        maxHeight: 'min(78vh, 900px)',
        overflow: 'auto',
        borderTop: `1px solid ${theme.palette.divider}`,
        overscrollBehaviorX: 'contain',
        // What happens inside does not lay the page out again, nor the other way round.
        contain: 'content',
        '@media print': {
          contain: 'none',
          maxHeight: 'none',
          overflow: 'visible',
        },
      },
      table: {
        width: '100%',
        tableLayout: 'fixed',
        borderCollapse: 'separate',
        borderSpacing: 0,
        paddingRight: theme.spacing(1.5),
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          boxSizing: 'border-box',
          padding: 1,
          fontWeight: 'inherit',
          textAlign: 'center',
        },
        '& thead th': {
          position: 'sticky',
          top: 0,
          zIndex: 2,
          padding: theme.spacing(0.75, 0.125),
          verticalAlign: 'bottom',
          // As large as lets the longest word, Dependencies, stay whole.
          fontSize: '0.625rem',
          letterSpacing: '-0.02em',
          fontWeight: 600,
          lineHeight: 1.2,
          color: theme.palette.text.secondary,
          backgroundColor: paper,
          borderBottom: `1px solid ${theme.palette.divider}`,
        },
        '& tr > :first-child': {
          position: 'sticky',
          left: 0,
          zIndex: 1,
          paddingLeft: theme.spacing(2),
          [theme.breakpoints.down('xs')]: { paddingLeft: theme.spacing(0.5) },
          textAlign: 'left',
          backgroundColor: paper,
        },
        '& thead tr > :first-child': { zIndex: 3 },
        '& tbody tr:hover > *': {
          backgroundColor: dark ? '#4a4a4a' : '#f3f5f7',
        },
        '& a:focus-visible, & button:focus-visible': focus,
        '@media print': {
          minWidth: '0 !important',
          // One page: the first groups. What is cut is said below the table.
          '& tbody tr:nth-child(n+15)': { display: 'none' },
        },
      },
      total: { fontWeight: 600 },
      head: {
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 2,
      },
      headStart: { alignItems: 'flex-start' },
      plain: {
        appearance: 'none',
        border: 0,
        margin: 0,
        padding: 0,
        font: 'inherit',
        color: 'inherit',
        background: 'none',
        cursor: 'pointer',
        borderRadius: 2,
      },
      column: {
        maxWidth: '100%',
        overflowWrap: 'anywhere',
        hyphens: 'auto',
        color: theme.palette.text.primary,
        '&:hover': { textDecoration: 'underline' },
      },
      sort: {
        display: 'flex',
        color: theme.palette.text.secondary,
        '& svg': { fontSize: '1rem', opacity: 0.45 },
        '&:hover svg, &:focus svg': { opacity: 1 },
        '@media print': { display: 'none' },
      },
      sorted: {
        color: theme.palette.text.primary,
        '& svg': { opacity: 1 },
      },
      name: { display: 'flex', alignItems: 'center', minHeight: 32 },
      toggle: {
        display: 'flex',
        flex: 'none',
        width: 24,
        height: 24,
        alignItems: 'center',
        justifyContent: 'center',
        color: theme.palette.text.secondary,
        '&[aria-expanded=false] svg': { transform: 'rotate(-90deg)' },
        '&:hover': { backgroundColor: theme.palette.action.hover },
      },
      noToggle: { flex: 'none', width: 24 },
      group: {
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        textDecoration: 'none',
        color: theme.palette.text.primary,
        '&:hover': { textDecoration: 'underline' },
      },
      number: {
        color: theme.palette.text.primary,
        textDecoration: 'none',
        '&:hover': { textDecoration: 'underline' },
      },
      levels: {
        display: 'flex',
        gap: 1,
        height: 10,
        margin: theme.spacing(0, 1),
        borderRadius: 2,
        overflow: 'hidden',
        printColorAdjust: 'exact',
      },
      coverage: {
        display: 'block',
        fontSize: '0.6875rem',
        lineHeight: 1.1,
        fontWeight: 400,
        color: theme.palette.text.secondary,
      },
      cell: {
        display: 'block',
        borderRadius: 3,
        lineHeight: '32px',
        textDecoration: 'none',
        color: dark ? '#fff' : '#1c1c1c',
        backgroundImage: hatching(line, paper),
        backgroundPosition: 'right',
        backgroundRepeat: 'no-repeat',
        backgroundSize: 'var(--unknown, 0) 100%',
        printColorAdjust: 'exact',
        '&:hover': {
          boxShadow: `inset 0 0 0 2px ${theme.palette.text.primary}`,
        },
        '@media print': {
          lineHeight: '22px',
          backgroundImage: hatching('#00000073', '#fff'),
        },
      },
      // The number stays readable where the hatching reaches it.
      figure: {
        padding: '1px 4px',
        borderRadius: 3,
        backgroundColor: dark ? '#0000008c' : '#ffffffbf',
        '@media print': { backgroundColor: '#ffffffbf' },
      },
      nothing: { color: theme.palette.text.secondary },
      hidden: {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
        whiteSpace: 'nowrap',
      },
    };
  },
  { name: 'OpaqHeatMap' },
);
