import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    count: { fontWeight: 600, marginBottom: theme.spacing(0.5) },
    scroll: {
      maxHeight: 320,
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    list: {
      margin: 0,
      padding: theme.spacing(1, 1.5),
      listStyle: 'none',
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.6,
      color: theme.palette.text.primary,
      overflowWrap: 'anywhere',
    },
    folder: { color: theme.palette.text.secondary },
  }),
  { name: 'OpaqFileList' },
);

/** By folder, as they are listed where a repository is shown: what is in a folder stands together. */
const byFolder = (a: string, b: string) =>
  a.replace(/\//g, '\0').localeCompare(b.replace(/\//g, '\0'), 'en');

/** Paths of a project, in a box that scrolls. */
export function FileList({ files }: { files: readonly string[] }) {
  const classes = useStyles();
  const t = useText();
  return (
    <div>
      <Typography variant="body2" className={classes.count}>
        {t('newProject.preview.files', { count: files.length })}
      </Typography>
      <div
        className={classes.scroll}
        role="region"
        aria-label={t('newProject.preview.list')}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
        tabIndex={0}
      >
        <ul className={classes.list}>
          {[...files].sort(byFolder).map(path => {
            const end = path.lastIndexOf('/') + 1;
            return (
              <li key={path}>
                <span className={classes.folder}>{path.slice(0, end)}</span>
                {path.slice(end)}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
