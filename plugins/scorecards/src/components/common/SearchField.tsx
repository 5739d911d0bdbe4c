import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useEffect, useRef, useState } from 'react';
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
  const typedOn = useRef<string>();
  useEffect(() => setText(value), [value]);
  useDebounce(
    () => {
      // Who has followed a link meanwhile is not to be called back: the page that is left lives until the next is loaded.
      const isLeft = typedOn.current !== window.location.pathname;
      if (text !== value && !isLeft) onChange(text);
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
      onChange={event => {
        typedOn.current = window.location.pathname;
        setText(event.target.value);
      }}
    />
  );
}
