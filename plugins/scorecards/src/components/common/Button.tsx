import MuiButton from '@material-ui/core/Button';
import { withStyles } from '@material-ui/core/styles';

/** A button whose words stay as they are written: capitals throughout are slower to read. */
export const Button = withStyles(
  { root: { textTransform: 'none' } },
  { name: 'OpaqButton' },
)(MuiButton) as typeof MuiButton;
