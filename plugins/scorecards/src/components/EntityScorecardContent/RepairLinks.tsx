import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import BuildIcon from '@material-ui/icons/BuildOutlined';
import { useRepairTemplates } from '../../hooks/useRepairTemplates';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      marginBottom: theme.spacing(1.5),
    },
    icon: { fontSize: '1.125rem', color: theme.palette.text.secondary },
  }),
  { name: 'OpaqRepairLinks' },
);

/** The templates that repair a check; nothing where there is none. */
export function RepairLinks(props: { checkId: string; entityRef: string }) {
  const { checkId, entityRef } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <>
      {useRepairTemplates(checkId, entityRef).map(({ title, to }) => (
        <Typography
          key={to}
          variant="body2"
          component="div"
          className={classes.root}
        >
          <BuildIcon className={classes.icon} aria-hidden focusable="false" />
          <Link to={to}>{t('repair.link', { title })}</Link>
        </Typography>
      ))}
    </>
  );
}
