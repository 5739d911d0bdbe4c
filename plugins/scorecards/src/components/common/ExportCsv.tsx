import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import type { ExportQuery } from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { causeOf } from '../../causeOf';
import { saveAs } from '../../saveAs';
import { useText } from '../../translation';
import { Button } from './Button';

const useStyles = makeStyles(
  {
    button: { '@media print': { display: 'none' } },
  },
  { name: 'OpaqExportCsv' },
);

/** Saves what a query lists, all pages of it, as a file for a spreadsheet. */
export function ExportCsv({ query }: { query: ExportQuery }) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const run = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const csv = await api.exportCsv(query);
      const today = new Date().toISOString().slice(0, 10);
      saveAs(csv, `scorecards-${today}.csv`);
    } catch (e) {
      setFailure(causeOf(toError(e)).message);
    }
    setBusy(false);
  };
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        startIcon={<DownloadIcon aria-hidden />}
        disabled={busy}
        onClick={run}
      >
        {t(busy ? 'services.exporting' : 'services.export')}
      </Button>
      {failure && (
        <Typography variant="caption" role="alert">
          {t('services.exportFailed', { message: failure })}
        </Typography>
      )}
    </>
  );
}
