import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { scorecardsPreviewPermission } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useAnswer } from '../../hooks/useAnswer';
import { useEstateFilter } from '../../hooks/useEstateFilter';
import { useFacets } from '../../hooks/useFacets';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';
import { EstateFilters } from '../common/EstateFilters';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { Workbench } from './Workbench';

const useStyles = makeStyles(
  theme => ({
    intro: { maxWidth: '80ch', marginBottom: theme.spacing(2) },
    filters: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqPreviewPage' },
);

function Loaded({ name }: { name: string }) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const estate = useEstateFilter();
  const facets = useFacets();
  const { scorecards } = useScorecards();
  const ask = useCallback((asked: string) => api.getScorecard(asked), [api]);
  const { value, error, retry } = useAnswer(ask, name);
  const scorecard = value?.name === name ? value : undefined;
  return (
    <>
      <Typography variant="body2" className={classes.intro}>
        {t('preview.intro')}
      </Typography>
      <div className={classes.filters}>
        <EstateFilters state={estate} facets={facets} scorecards={scorecards} />
      </div>
      {error && (
        <LoadError
          title={t('preview.loadErrorTitle')}
          error={error}
          onRetry={retry}
        />
      )}
      {!scorecard && !error && <Progress />}
      {scorecard && (
        <Workbench key={name} scorecard={scorecard} filter={estate.filter} />
      )}
    </>
  );
}

/** Tries a scorecard out before it is in force: an editor, and who would move. */
export function PreviewPage() {
  const t = useText();
  const { scorecard } = useScorecards();
  const { loading, allowed } = usePermission({
    permission: scorecardsPreviewPermission,
  });
  if (loading || (allowed && !scorecard)) return <Progress />;
  if (!allowed || !scorecard) {
    return (
      <Notice kind="info" title={t('preview.forbiddenTitle')}>
        {t('preview.forbiddenText')}
      </Notice>
    );
  }
  return <Loaded name={scorecard.name} />;
}
