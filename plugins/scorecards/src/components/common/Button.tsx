import MuiButton, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { forwardRef } from 'react';

const useStyles = makeStyles(
  ({ palette: { action } }) => ({
    root: {
      textTransform: 'none',
      '&[aria-disabled="true"]': {
        color: action.disabled,
        cursor: 'default',
        boxShadow: 'none',
        '&, &:hover': { backgroundColor: 'transparent' },
      },
    },
    contained: {
      '&[aria-disabled="true"]': {
        '&, &:hover': { backgroundColor: action.disabledBackground },
      },
    },
  }),
  { name: 'OpaqButton' },
);

/**
 * A button whose words stay as they are written: capitals throughout are slower to read. While it is disabled it does
 * nothing, but it keeps the focus of who has just pressed it, which a browser takes from one that it disables itself.
 */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(
  function OpaqButton(
    { disabled = false, onClick, className = '', ...rest },
    ref,
  ) {
    const classes = useStyles();
    const contained = rest.variant === 'contained' ? classes.contained : '';
    return (
      <MuiButton
        {...rest}
        ref={ref}
        className={`${classes.root} ${contained} ${className}`}
        aria-disabled={disabled || undefined}
        disableRipple={disabled}
        onClick={disabled ? undefined : onClick}
      />
    );
  },
);
