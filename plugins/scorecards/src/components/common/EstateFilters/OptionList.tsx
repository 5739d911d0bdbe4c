import InputBase from '@material-ui/core/InputBase';
import { makeStyles } from '@material-ui/core/styles';
import EmptyIcon from '@material-ui/icons/CheckBoxOutlineBlank';
import FullIcon from '@material-ui/icons/CheckBox';
import SearchIcon from '@material-ui/icons/Search';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useElementId } from '../../../hooks/useElementId';
import { useText } from '../../../translation';
import { firstCalled, matching, type Option } from './options';

const useStyles = makeStyles(
  theme => ({
    search: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 1.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
      color: theme.palette.text.secondary,
    },
    input: { flex: 1, fontSize: '0.875rem' },
    list: {
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(0.5, 0),
      maxHeight: 'min(360px, 50vh)',
      overflowY: 'auto',
    },
    option: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      minHeight: 32,
      padding: theme.spacing(0, 2, 0, 1),
      fontSize: '0.875rem',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    active: {
      backgroundColor: theme.palette.action.hover,
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
    checkbox: { margin: theme.spacing(0.5), flex: 'none' },
    none: {
      padding: theme.spacing(1.5, 2),
      fontSize: '0.875rem',
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'OpaqOptionList' },
);

const INDENT_PX = 18;

/** Drawn only: the option around it says whether it is chosen. */
function Box(props: { selected: boolean; className: string }) {
  const { selected, className } = props;
  const Icon = selected ? FullIcon : EmptyIcon;
  return (
    <Icon
      fontSize="small"
      color={selected ? 'primary' : 'action'}
      className={className}
      aria-hidden
      focusable="false"
    />
  );
}

/** A search field over a list of which any number can be chosen: arrow keys go through it, Enter chooses. */
export function OptionList(props: {
  label: string;
  searchLabel: string;
  options: readonly Option[];
  selected: readonly string[];
  onChange(values: string[]): void;
}) {
  const { label, searchLabel, options, selected, onChange } = props;
  const classes = useStyles();
  const t = useText();
  const id = useElementId('options');
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const shown = useMemo(() => matching(options, text), [options, text]);

  const toggle = (value: string) =>
    onChange(
      selected.includes(value)
        ? selected.filter(other => other !== value)
        : [...selected, value],
    );
  const moveTo = (index: number) => {
    const next = (index + shown.length) % shown.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView?.({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (shown.length === 0) return;
    if (event.key === 'ArrowDown') moveTo(active + 1);
    else if (event.key === 'ArrowUp') moveTo(active < 0 ? -1 : active - 1);
    else if (event.key === 'Enter' && shown[active]) {
      toggle(shown[active].value);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={classes.search}>
        <SearchIcon fontSize="small" aria-hidden focusable="false" />
        <InputBase
          // Somebody asked for this list, to choose from it: the focus comes along into the dialog.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          className={classes.input}
          placeholder={searchLabel}
          value={text}
          onChange={event => {
            setText(event.target.value);
            // What Enter chooses: not a group that is only shown because of what is below it.
            setActive(
              firstCalled(
                matching(options, event.target.value),
                event.target.value,
              ),
            );
          }}
          onKeyDown={onKeyDown}
          inputProps={{
            role: 'combobox',
            'aria-label': searchLabel,
            'aria-expanded': true,
            'aria-controls': id,
            'aria-autocomplete': 'list',
            'aria-activedescendant': shown[active] && `${id}-${active}`,
          }}
        />
      </div>
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable
        className={classes.list}
      >
        {shown.map((option, index) => (
          // The keyboard reaches options by the combobox above, whose active descendant they are.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={selected.includes(option.value)}
            className={`${classes.option} ${
              index === active ? classes.active : ''
            }`}
            style={{ paddingLeft: 8 + option.depth * INDENT_PX }}
            onClick={() => toggle(option.value)}
          >
            <Box
              selected={selected.includes(option.value)}
              className={classes.checkbox}
            />
            {option.title}
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <div className={classes.none} role="status">
          {t('filter.nothingFound')}
        </div>
      )}
    </>
  );
}
