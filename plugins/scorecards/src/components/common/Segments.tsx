import { makeStyles } from '@material-ui/core/styles';
import { useElementId } from '../../hooks/useElementId';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      maxWidth: '100%',
      boxSizing: 'border-box',
      margin: 0,
      padding: 2,
      gap: 2,
      border: 0,
      borderRadius: theme.shape.borderRadius + 2,
      backgroundColor:
        theme.palette.type === 'dark' ? '#ffffff14' : '#0000000d',
      '@media print': { display: 'none' },
    },
    option: {
      position: 'relative',
      fontSize: '0.8125rem',
      lineHeight: '24px',
      padding: theme.spacing(0, 1.25),
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.primary,
      whiteSpace: 'nowrap',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-within': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    chosen: {
      fontWeight: 600,
      backgroundColor: theme.palette.background.paper,
      boxShadow: '0 0 2px #00000059',
    },
    input: {
      position: 'absolute',
      inset: 0,
      margin: 0,
      opacity: 0,
      cursor: 'inherit',
    },
  }),
  { name: 'OpaqSegments' },
);

/** One of a few values, all in sight. */
export function Segments<Value extends string | number>(props: {
  label: string;
  options: ReadonlyArray<{ value: Value; title: string }>;
  value: Value;
  onChange(value: Value): void;
}) {
  const { label, options, value, onChange } = props;
  const classes = useStyles();
  const name = useElementId('segments');
  return (
    <div role="radiogroup" aria-label={label} className={classes.root}>
      {options.map(option => (
        <label
          key={option.value}
          className={`${classes.option} ${
            option.value === value ? classes.chosen : ''
          }`}
        >
          <input
            type="radio"
            className={classes.input}
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.title}
        </label>
      ))}
    </div>
  );
}
