import { Progress } from '@backstage/core-components';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { scorecardsOperatePermission } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { HealthLine } from './HealthLine';
import { Hosts } from './Hosts';
import { Repositories } from './Repositories';
import { useHosts } from './useOperations';

const useStyles = makeStyles(
  theme => ({
    intro: { maxWidth: '80ch', marginBottom: theme.spacing(1) },
    heading: {
      fontSize: '1.0625rem',
      fontWeight: 600,
      marginBottom: theme.spacing(1),
    },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqOperationsPage' },
);

function Loaded() {
  const classes = useStyles();
  const t = useText();
  const { value, error, retry } = useHosts();
  const hosts = value?.items;
  return (
    <>
      <Typography variant="body2" className={classes.intro}>
        {t('operations.intro')}
      </Typography>
      <HealthLine />
      <Typography component="h3" className={classes.heading}>
        {t('operations.hosts')}
      </Typography>
      {error && (
        <div className={classes.notice}>
          <LoadError
            title={t('operations.hostsErrorTitle')}
            error={error}
            onRetry={retry}
          />
        </div>
      )}
      {hosts && <Hosts hosts={hosts} />}
      <Typography component="h3" className={classes.heading}>
        {t('operations.repositories')}
      </Typography>
      <Repositories hosts={hosts} />
    </>
  );
}

/** The state of every source host and repository, for those who operate the portal. */
export function OperationsPage() {
  const t = useText();
  const { loading, allowed } = usePermission({
    permission: scorecardsOperatePermission,
  });
  if (loading) return <Progress />;
  if (!allowed) {
    return (
      <Notice kind="info" title={t('operations.forbiddenTitle')}>
        {t('operations.forbiddenText')}
      </Notice>
    );
  }
  return <Loaded />;
}
