import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import GoodIcon from '@material-ui/icons/CheckCircleOutline';
import BadIcon from '@material-ui/icons/ErrorOutline';
import { tonesOf } from '../common/tones';

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      root: {
        display: 'flex',
        alignItems: 'flex-start',
        gap: theme.spacing(0.75),
        // Nothing moves when the note comes.
        minHeight: '1.25rem',
        lineHeight: 1.45,
        overflowWrap: 'anywhere',
      },
      icon: { flex: 'none', fontSize: '1.125rem' },
      good: { color: good },
      bad: { color: bad },
    };
  },
  { name: 'OpaqFieldNote' },
);

/** What is found out about a field's value while the form is filled in. Read aloud when it comes. */
export function FieldNote(props: {
  id?: string;
  kind: 'good' | 'bad';
  text?: string;
}) {
  const { id, kind, text } = props;
  const classes = useStyles();
  const Icon = kind === 'good' ? GoodIcon : BadIcon;
  return (
    <FormHelperText
      id={id}
      component="div"
      className={classes.root}
      aria-live="polite"
    >
      {text !== undefined && (
        <>
          <Icon
            className={`${classes.icon} ${classes[kind]}`}
            aria-hidden
            focusable="false"
          />
          <span className={kind === 'bad' ? classes.bad : undefined}>
            {text}
          </span>
        </>
      )}
    </FormHelperText>
  );
}
