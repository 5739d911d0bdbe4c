import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.action.hover,
    },
    text: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      padding: theme.spacing(1.5),
      overflowX: 'auto',
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      color: theme.palette.text.primary,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'OpaqSnippet' },
);

/** A few lines to copy. Without colours of syntax: those of core components have too little contrast. */
export function Snippet(props: { label: string; text: string }) {
  const { label, text } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre
        className={classes.text}
        role="region"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways has to be reachable by keyboard
        tabIndex={0}
      >
        {text}
      </pre>
      <CopyTextButton text={text} />
    </div>
  );
}
