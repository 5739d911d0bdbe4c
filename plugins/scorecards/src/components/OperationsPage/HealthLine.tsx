import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { useHealth } from './useOperations';

const useStyles = makeStyles(
  theme => ({
    text: { fontSize: '0.8125rem', marginBottom: theme.spacing(2) },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqHealthLine' },
);

/** Whether the replica that answers does its work. */
export function HealthLine() {
  const classes = useStyles();
  const t = useText();
  const { age } = useFormats();
  const { value, error, retry } = useHealth();
  if (error) {
    return (
      <div className={classes.notice}>
        <LoadError
          title={t('operations.healthErrorTitle')}
          error={error}
          onRetry={retry}
        />
      </div>
    );
  }
  if (!value) return null;
  if (value.status === 'stuck') {
    return (
      <Notice
        kind="error"
        title={t('operations.stuckTitle')}
        className={classes.notice}
      >
        {value.message}
      </Notice>
    );
  }
  const { loopAge, catalogAge } = value;
  const now = new Date();
  const before = (seconds: number) =>
    age(new Date(now.getTime() - seconds * 1000), now);
  return (
    <Typography variant="body2" className={classes.text}>
      {t('operations.healthy', {
        loop: before(loopAge),
        catalog:
          catalogAge === undefined
            ? t('operations.catalogNever')
            : before(catalogAge),
      })}
    </Typography>
  );
}
