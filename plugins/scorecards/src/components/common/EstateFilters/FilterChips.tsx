import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useText } from '../../../translation';
import { Button } from '../Button';

/** A choice that can be taken back. */
export interface Chip {
  key: string;
  dimension: string;
  value: string;
  onRemove(): void;
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
    },
    chip: {
      minHeight: 26,
      maxWidth: '100%',
      padding: theme.spacing(0.25, 0.75, 0.25, 1.25),
      borderRadius: 13,
      gap: theme.spacing(0.5),
      fontFamily: 'inherit',
      fontSize: '0.8125rem',
      textAlign: 'left',
      color: theme.palette.text.primary,
      backgroundColor:
        theme.palette.type === 'dark' ? '#ffffff1f' : '#00000012',
      '&:hover': { backgroundColor: theme.palette.action.focus },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    icon: { fontSize: '1rem', '@media print': { display: 'none' } },
    clear: {
      '@media print': { display: 'none' },
    },
  }),
  { name: 'OpaqFilterChips' },
);

/** What is pressed goes away: the focus goes to the chip behind it, or where nothing is left to the first filter. */
function passFocusOn(button: Element, left: number) {
  const next =
    left > 0
      ? button.closest('li')?.nextElementSibling
      : button.closest('[role="search"]');
  next?.querySelector<HTMLElement>('input, button')?.focus();
}

/** What is chosen, each with a way to take it back. Stands among the filters. */
export function FilterChips(props: { chips: Chip[]; onClear(): void }) {
  const { chips, onClear } = props;
  const classes = useStyles();
  const t = useText();
  if (chips.length === 0) return null;
  return (
    <ul className={classes.root} aria-label={t('filter.active')}>
      {chips.map(({ key, dimension, value, onRemove }) => (
        <li key={key}>
          <ButtonBase
            disableRipple
            className={classes.chip}
            aria-label={t('filter.remove', { dimension, value })}
            onClick={event => {
              passFocusOn(event.currentTarget, chips.length - 1);
              onRemove();
            }}
          >
            {t('filter.chip', { dimension, value })}
            <CloseIcon className={classes.icon} aria-hidden focusable="false" />
          </ButtonBase>
        </li>
      ))}
      <li>
        <Button
          size="small"
          className={classes.clear}
          onClick={event => {
            passFocusOn(event.currentTarget, 0);
            onClear();
          }}
        >
          {t('filter.clear')}
        </Button>
      </li>
    </ul>
  );
}
