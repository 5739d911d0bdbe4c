import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

const TYPING_PAUSE_MS = 300;
const MAX_LENGTH = 200;

const useStyles = makeStyles(
  theme => ({
    root: {
      flex: '1 1 180px',
      maxWidth: 280,
      '& .MuiOutlinedInput-root': {
        height: 34,
        fontSize: '0.875rem',
        backgroundColor: theme.palette.background.paper,
      },
      [theme.breakpoints.down('sm')]: { maxWidth: 'none', flexBasis: '100%' },
    },
  }),
  { name: 'OpaqSearchField' },
);

/** A search that says what was typed when typing pauses. */
export function SearchField(props: {
  id: string;
  label: string;
  value: string;
  onChange(text: string): void;
}) {
  const { id, label, value, onChange } = props;
  const classes = useStyles();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useDebounce(
    () => {
      if (text !== value) onChange(text);
    },
    TYPING_PAUSE_MS,
    [text],
  );
  return (
    <TextField
      className={classes.root}
      id={id}
      type="search"
      size="small"
      variant="outlined"
      placeholder={label}
      value={text}
      inputProps={{ maxLength: MAX_LENGTH, 'aria-label': label }}
      onChange={event => setText(event.target.value)}
    />
  );
}
