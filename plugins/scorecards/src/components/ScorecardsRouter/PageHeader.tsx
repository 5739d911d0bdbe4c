import { LinkButton } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import type { ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { useProjectTemplates } from '../../hooks/useProjectTemplates';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1.5, 3),
      marginBottom: theme.spacing(1.5),
    },
    text: { flex: '1 1 320px', minHeight: 52 },
    create: { textTransform: 'none', '@media print': { display: 'none' } },
    title: { fontWeight: 600, marginBottom: theme.spacing(0.25) },
  }),
  { name: 'OpaqScorecardsPageHeader' },
);

/** Which scorecard judges, what it asks, and the way to a new project that meets it. */
export function PageHeader({ scorecard }: { scorecard?: ScorecardInfo }) {
  const classes = useStyles();
  const t = useText();
  const { to: createProject } = useProjectTemplates();
  return (
    <div className={classes.root}>
      <div className={classes.text}>
        {scorecard && (
          <>
            <Typography variant="h5" component="h2" className={classes.title}>
              {scorecard.title}
            </Typography>
            <Typography variant="body2">{scorecard.description}</Typography>
          </>
        )}
      </div>
      {createProject && (
        <LinkButton
          to={createProject}
          variant="contained"
          color="primary"
          className={classes.create}
          startIcon={<AddIcon aria-hidden />}
        >
          {t('pages.create')}
        </LinkButton>
      )}
    </div>
  );
}
