import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../../api';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { useScorecards } from '../../hooks/useScorecards';
import { loadRow } from '../../loadRows';
import { useText } from '../../translation';
import { LevelBadge } from '../common/LevelBadge';
import { StateLabel } from '../common/StateLabel';

const useStyles = makeStyles(
  theme => ({
    link: { display: 'inline-block', color: 'inherit' },
    text: { fontSize: '0.8125rem' },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'OpaqLevelCell' },
);

/** The level of a component, leading to its scorecard, or why there is none. */
export function LevelCell({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const { scorecards } = useScorecards();
  const pathOf = useScorecardPath();
  const { value, error, loading } = useAsync(
    () => loadRow(api, entityRef),
    [api, entityRef],
  );
  if (loading) return null;
  if (error || !value) {
    return (
      <span className={classes.none} title={error?.message}>
        {error ? t('column.failed') : '–'}
      </span>
    );
  }
  const { status, covered, level, possibleLevel } = value;
  const state = status.state === 'scored' ? 'notCovered' : status.state;
  const judged = status.state === 'scored' && covered;
  return (
    <Link to={pathOf(entityRef)} className={classes.link}>
      {judged ? (
        <LevelBadge
          levels={scorecards[0]?.levels ?? []}
          level={level}
          possibleLevel={possibleLevel}
        />
      ) : (
        <span className={classes.text} title={status.message}>
          <StateLabel state={state} />
        </span>
      )}
    </Link>
  );
}
