import ButtonBase from '@material-ui/core/ButtonBase';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import ArrowIcon from '@material-ui/icons/ArrowDropDown';
import { useRef, useState } from 'react';
import { useText } from '../../../translation';
import { OptionList } from './OptionList';
import type { Option } from './options';

const useStyles = makeStyles(
  theme => ({
    button: {
      height: 34,
      padding: theme.spacing(0, 0.5, 0, 1.5),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${
        theme.palette.type === 'dark' ? '#ffffff4d' : '#00000045'
      }`,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      fontFamily: 'inherit',
      fontSize: '0.875rem',
      '&:hover': { borderColor: theme.palette.text.primary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 1,
      },
      '&:disabled': { color: theme.palette.text.disabled },
    },
    chosen: { borderColor: theme.palette.primary.main, fontWeight: 600 },
    count: {
      marginLeft: theme.spacing(0.75),
      padding: theme.spacing(0, 0.75),
      borderRadius: 9,
      fontSize: '0.75rem',
      lineHeight: '18px',
      backgroundColor: theme.palette.primary.main,
      color: theme.palette.primary.contrastText,
    },
    paper: {
      width: 320,
      maxWidth: 'calc(100vw - 32px)',
      fontFamily: theme.typography.fontFamily,
    },
  }),
  { name: 'OpaqFacetSelect' },
);

/** Any of several values, behind a button that says how many are chosen. */
export function FacetSelect(props: {
  label: string;
  options: readonly Option[];
  selected: readonly string[];
  onChange(values: string[]): void;
}) {
  const { label, options, selected, onChange } = props;
  const classes = useStyles();
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const count = selected.length;
  return (
    <>
      <ButtonBase
        ref={button}
        disableRipple
        className={`${classes.button} ${count > 0 ? classes.chosen : ''}`}
        disabled={options.length === 0}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={
          count > 0
            ? t('filter.chosen', { dimension: label, count })
            : t('filter.choose', { dimension: label })
        }
        onClick={() => setOpen(true)}
      >
        {label}
        {count > 0 && ' '}
        {count > 0 && <span className={classes.count}>{count}</span>}
        <ArrowIcon color="action" aria-hidden focusable="false" />
      </ButtonBase>
      <Popover
        open={open}
        onClose={() => setOpen(false)}
        anchorEl={button.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
        PaperProps={{
          role: 'dialog',
          'aria-label': label,
          className: classes.paper,
        }}
      >
        <OptionList
          label={label}
          searchLabel={t('filter.search', { dimension: label })}
          options={options}
          selected={selected}
          onChange={onChange}
        />
      </Popover>
    </>
  );
}
