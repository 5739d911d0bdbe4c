import { MarkdownContent } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';

type Section = keyof CheckInfo['docs'];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5),
      maxWidth: '80ch',
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    title: {
      fontSize: '0.75rem',
      fontWeight: 600,
      color: theme.palette.text.secondary,
    },
    markdown: {
      overflowWrap: 'anywhere',
      '& > :first-child': { marginTop: 0 },
      '& > :last-child': { marginBottom: 0 },
      '& p, & ul, & ol, & pre': { margin: theme.spacing(0.75, 0) },
      '& h3, & h4': { fontSize: '0.875rem', margin: theme.spacing(1, 0, 0.5) },
      '& ul, & ol': { paddingLeft: theme.spacing(2.5) },
      '& pre': { overflowX: 'auto', maxWidth: '100%' },
      '& code': { fontSize: '0.8125rem' },
      // Code without a language, which is not drawn as a snippet.
      '& > pre > code': {
        display: 'block',
        padding: theme.spacing(1),
        backgroundColor: theme.palette.action.hover,
      },
    },
  }),
  { name: 'OpaqCheckDocs' },
);

/** Sections of a check's documentation. They come with the checks, not from repositories. */
export function CheckDocs(props: {
  check: CheckInfo;
  sections: readonly Section[];
}) {
  const { check, sections } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <div className={classes.root}>
      {sections
        .filter(section => check.docs[section].trim())
        .map(section => (
          <section key={section}>
            <Typography component="h4" className={classes.title}>
              {t(`result.${section}`)}
            </Typography>
            <MarkdownContent
              className={classes.markdown}
              content={check.docs[section]}
            />
          </section>
        ))}
    </div>
  );
}
