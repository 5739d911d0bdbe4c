import Checkbox from '@material-ui/core/Checkbox';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { ReactNode } from 'react';
import { useText } from '../../translation';

/** A value that can be filtered by. */
export interface FilterOption {
  value: string;
  label: ReactNode;
}

const useStyles = makeStyles(
  theme => ({
    item: { paddingTop: 0, paddingBottom: 0, minHeight: 36 },
    checkbox: { padding: theme.spacing(0.5, 1, 0.5, 0) },
    menu: { maxHeight: 360 },
    value: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  { name: 'OpaqFilterSelect' },
);

/** Any of several values. Values that the list does not offer (an old link) are shown, so that they can be taken out. */
export function FilterSelect(props: {
  id: string;
  label: string;
  options: FilterOption[];
  selected: string[];
  onChange(values: string[]): void;
}) {
  const { id, label, options, selected, onChange } = props;
  const classes = useStyles();
  const t = useText();
  const stray = selected
    .filter(value => !options.some(option => option.value === value))
    .map(value => ({ value, label: value }));
  const all = [...options, ...stray];
  const labelOf = (value: string) =>
    all.find(option => option.value === value)?.label;
  return (
    <TextField
      select
      id={id}
      size="small"
      variant="outlined"
      label={label}
      value={selected}
      disabled={all.length === 0}
      onChange={event => onChange(event.target.value as unknown as string[])}
      SelectProps={{
        multiple: true,
        renderValue: () => (
          <span className={classes.value}>
            {selected.length === 1
              ? labelOf(selected[0])
              : t('page.selected', { count: selected.length })}
          </span>
        ),
        MenuProps: {
          getContentAnchorEl: null,
          anchorOrigin: { vertical: 'bottom', horizontal: 'left' },
          classes: { paper: classes.menu },
        },
      }}
    >
      {all.map(option => (
        <MenuItem
          key={option.value}
          value={option.value}
          className={classes.item}
        >
          <Checkbox
            size="small"
            color="primary"
            className={classes.checkbox}
            checked={selected.includes(option.value)}
            inputProps={{ 'aria-hidden': true }}
            tabIndex={-1}
          />
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
