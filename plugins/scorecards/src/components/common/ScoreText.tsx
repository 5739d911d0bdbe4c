import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    score: {
      fontWeight: 600,
      lineHeight: 1.3,
      fontVariantNumeric: 'tabular-nums',
    },
    coverage: {
      lineHeight: 1.3,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    stats: { display: 'flex', gap: theme.spacing(4), margin: 0 },
    label: {
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
    },
    value: {
      margin: 0,
      fontSize: '1.75rem',
      fontWeight: 600,
      lineHeight: 1.15,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'OpaqScore' },
);

/** A score with its coverage: the one is never shown without the other. */
export function ScoreText(props: {
  score: number | null;
  coverage: number | null;
}) {
  const { score, coverage } = props;
  const classes = useStyles();
  const t = useText();
  const { percent } = useFormats();
  return (
    <div>
      <Typography component="div" variant="body2" className={classes.score}>
        {score === null ? t('score.none') : percent(score)}
      </Typography>
      {coverage !== null && (
        <Typography
          component="div"
          variant="caption"
          color="textSecondary"
          className={classes.coverage}
        >
          {t('score.withCoverage', { coverage: percent(coverage) })}
        </Typography>
      )}
    </div>
  );
}

/** The same, side by side in large type. */
export function ScoreStats(props: {
  score: number | null;
  coverage: number | null;
}) {
  const { score, coverage } = props;
  const classes = useStyles();
  const t = useText();
  const { percent } = useFormats();
  return (
    <dl className={classes.stats}>
      <div title={t('score.scoreHelp')}>
        <dt className={classes.label}>{t('score.score')}</dt>
        <dd className={classes.value}>
          {score === null ? '–' : percent(score)}
        </dd>
      </div>
      <div title={t('score.coverageHelp')}>
        <dt className={classes.label}>{t('score.coverage')}</dt>
        <dd className={classes.value}>
          {coverage === null ? '–' : percent(coverage)}
        </dd>
      </div>
    </dl>
  );
}
