import Checkbox from '@material-ui/core/Checkbox';
import Divider from '@material-ui/core/Divider';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ColumnsIcon from '@material-ui/icons/ViewColumnOutlined';
import { useRef, useState } from 'react';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { OPTIONAL } from './columns';
import type { ColumnsState } from './useColumns';

const useStyles = makeStyles(
  theme => ({
    item: { paddingTop: 0, paddingBottom: 0, minHeight: 36 },
    checkbox: { padding: theme.spacing(0.5, 1, 0.5, 0) },
  }),
  { name: 'OpaqColumnMenu' },
);

/** A menu of the columns: arrow keys go through it, Enter shows or hides one. It stays open for the next. */
export function ColumnMenu({ columns }: { columns: ColumnsState }) {
  const classes = useStyles();
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        size="small"
        startIcon={<ColumnsIcon aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {t('services.columns')}
      </Button>
      <Menu
        open={open}
        onClose={() => setOpen(false)}
        anchorEl={button.current}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
        MenuListProps={{ 'aria-label': t('services.columns'), dense: true }}
      >
        {OPTIONAL.map(id => (
          <MenuItem
            key={id}
            role="menuitemcheckbox"
            aria-checked={columns.chosen.includes(id)}
            className={classes.item}
            onClick={() => columns.toggle(id)}
          >
            <Checkbox
              size="small"
              color="primary"
              className={classes.checkbox}
              checked={columns.chosen.includes(id)}
              inputProps={{ 'aria-hidden': true }}
              tabIndex={-1}
            />
            {t(`services.column.${id}`)}
          </MenuItem>
        ))}
        <Divider component="li" role="separator" />
        <MenuItem disabled={columns.usual} onClick={columns.reset}>
          {t('services.columnsReset')}
        </MenuItem>
      </Menu>
    </>
  );
}
