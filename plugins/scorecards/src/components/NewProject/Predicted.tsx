import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Prediction } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { LevelBadge } from '../common/LevelBadge';
import { OutcomeLabel } from '../common/OutcomeLabel';
import { ScoreText } from '../common/ScoreText';
import { FileList } from './FileList';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5), minWidth: 0 },
    old: { opacity: 0.6 },
    level: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 4),
    },
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'grid',
      gridTemplateColumns: '8em minmax(0, 1fr)',
      gap: theme.spacing(0, 1.5),
      padding: theme.spacing(0.75, 0),
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    title: { fontWeight: 600 },
  }),
  { name: 'OpaqPredicted' },
);

/** The checks that would not pass on the first day. */
function Open({ open }: Pick<Prediction, 'open'>) {
  const classes = useStyles();
  const t = useText();
  if (open.length === 0) {
    return (
      <Typography variant="body2">
        {t('newProject.preview.complete')}
      </Typography>
    );
  }
  return (
    <div>
      <Typography variant="body2">
        {t('newProject.preview.open', { count: open.length })}
      </Typography>
      <ul className={classes.list}>
        {open.map(({ checkId, title, outcome, message }) => (
          <li key={checkId} className={classes.item}>
            <OutcomeLabel outcome={outcome} />
            <div>
              <Typography variant="body2" className={classes.title}>
                {title}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {message}
              </Typography>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The level and the files of a project that is not made yet. */
export function Predicted(props: {
  prediction: Prediction;
  /** Of answers that have changed since. */
  isOld: boolean;
}) {
  const { prediction, isOld } = props;
  const { scorecard, covered, notCoveredReason, files } = prediction;
  const classes = useStyles();
  const t = useText();
  return (
    <div
      className={`${classes.root} ${isOld ? classes.old : ''}`}
      aria-busy={isOld}
    >
      {covered ? (
        <>
          <Typography variant="body2">
            {t('newProject.preview.predicted', { scorecard: scorecard.title })}
          </Typography>
          <div className={classes.level}>
            <LevelBadge
              large
              levels={scorecard.levels}
              level={prediction.level}
              possibleLevel={prediction.possibleLevel}
            />
            <ScoreText
              score={prediction.score}
              coverage={prediction.coverage}
            />
          </div>
          <Open open={prediction.open} />
        </>
      ) : (
        <Typography variant="body2">
          {t('newProject.preview.notCovered', {
            reason: notCoveredReason ?? '',
          })}
        </Typography>
      )}
      <FileList files={files} />
    </div>
  );
}
