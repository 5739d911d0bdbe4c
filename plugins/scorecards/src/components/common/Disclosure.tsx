import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import { useState, type ReactNode } from 'react';
import { useElementId } from '../../hooks/useElementId';

const useStyles = makeStyles(
  theme => ({
    button: {
      display: 'flex',
      width: '100%',
      justifyContent: 'flex-start',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      textAlign: 'left',
      font: 'inherit',
      color: 'inherit',
      padding: theme.spacing(1.25, 2),
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    icon: {
      flex: 'none',
      color: theme.palette.text.secondary,
      transition: theme.transitions.create('transform', { duration: 150 }),
      transform: 'rotate(-90deg)',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    open: { transform: 'none' },
    summary: { flex: 1, minWidth: 0 },
    heading: { margin: 0, font: 'inherit' },
  }),
  { name: 'OpaqDisclosure' },
);

/** A section that opens and closes. Its content is only made when it is open. */
export function Disclosure(props: {
  summary: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
  /** The element around the button, so that the section can be reached by heading. */
  heading?: 'h2' | 'h3' | 'h4';
}) {
  const { summary, children, defaultOpen = false, heading = 'h3' } = props;
  const classes = useStyles();
  const id = useElementId('section');
  const [open, setOpen] = useState(defaultOpen);
  const Heading = heading;
  return (
    <>
      <Heading className={classes.heading}>
        <ButtonBase
          className={classes.button}
          disableRipple
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <ExpandIcon
            className={`${classes.icon} ${open ? classes.open : ''}`}
            fontSize="small"
            aria-hidden
            focusable="false"
          />
          <span className={classes.summary}>{summary}</span>
        </ButtonBase>
      </Heading>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </>
  );
}
