import { Link, LinkButton, Progress } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { useProjectTemplates } from '../../hooks/useProjectTemplates';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      fontFamily: theme.typography.fontFamily,
      color: theme.palette.text.primary,
      // A home page's grid gives a card a height of its own.
      height: '100%',
      overflow: 'auto',
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 3),
    },
    text: { flex: '1 1 280px' },
    create: { textTransform: 'none' },
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
      gap: theme.spacing(1.5, 3),
      margin: theme.spacing(1.5, 0, 0),
      padding: 0,
      listStyle: 'none',
    },
    name: { fontWeight: 600, fontSize: '0.875rem' },
    description: { lineHeight: 1.45 },
  }),
  { name: 'OpaqCreateModel' },
);

/** The way to a new project: the recommended templates, each with its form. */
export function CreateModel() {
  const classes = useStyles();
  const t = useText();
  const { templates, to } = useProjectTemplates();
  if (!templates) return <Progress />;
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Typography variant="body2" className={classes.text}>
          {to ? t('newProject.tile.text') : t('newProject.tile.none')}
        </Typography>
        {to && (
          <LinkButton
            to={to}
            variant="contained"
            color="primary"
            className={classes.create}
            startIcon={<AddIcon aria-hidden />}
          >
            {t('pages.create')}
          </LinkButton>
        )}
      </div>
      {templates.length > 0 && (
        <ul className={classes.list}>
          {templates.map(template => (
            <li key={template.ref}>
              <Link to={template.to} className={classes.name}>
                {template.title}
              </Link>
              <Typography
                variant="body2"
                color="textSecondary"
                className={classes.description}
              >
                {template.description}
              </Typography>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
