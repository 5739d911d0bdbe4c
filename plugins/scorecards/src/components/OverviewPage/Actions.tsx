import { makeStyles } from '@material-ui/core/styles';
import LinkIcon from '@material-ui/icons/Link';
import PrintIcon from '@material-ui/icons/Print';
import type { EstateFilter } from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { ExportCsv } from '../common/ExportCsv';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      marginLeft: 'auto',
      '@media print': { display: 'none' },
    },
    said: { fontSize: '0.75rem', color: theme.palette.text.secondary },
  }),
  { name: 'OpaqOverviewActions' },
);

/** Ways to take the view along: a link, paper, a spreadsheet. */
export function Actions({ filter }: { filter: EstateFilter }) {
  const classes = useStyles();
  const t = useText();
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setSaid('copied');
    } catch {
      setSaid('copyFailed');
    }
  };
  return (
    <div className={classes.root}>
      <span role="status" className={classes.said}>
        {said && t(`overview.${said}`)}
      </span>
      <Button
        size="small"
        startIcon={<LinkIcon aria-hidden />}
        onClick={copy}
        onBlur={() => setSaid(undefined)}
      >
        {t('overview.copyLink')}
      </Button>
      <Button
        size="small"
        startIcon={<PrintIcon aria-hidden />}
        onClick={() => window.print()}
      >
        {t('overview.print')}
      </Button>
      <ExportCsv query={filter} />
    </div>
  );
}
