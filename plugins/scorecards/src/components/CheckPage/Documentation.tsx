import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { Disclosure } from '../common/Disclosure';
import { CheckDocs } from '../EntityScorecardContent/CheckDocs';

const useStyles = makeStyles(
  theme => ({
    examples: {
      margin: theme.spacing(1.5, -2, -2),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: '0.875rem',
    },
    body: { padding: theme.spacing(0.5, 2, 2) },
  }),
  { name: 'OpaqCheckDocumentation' },
);

/** What a check looks for, why, and how to fix it; examples on request, for they are long. */
export function Documentation({ check }: { check: CheckInfo }) {
  const classes = useStyles();
  const t = useText();
  const { passes, fails } = check.docs;
  return (
    <>
      <CheckDocs check={check} sections={['looksFor', 'why', 'howToFix']} />
      {(passes.trim() || fails.trim()) && (
        <div className={classes.examples}>
          <Disclosure summary={t('checks.examples')} heading="h4">
            <div className={classes.body}>
              <CheckDocs check={check} sections={['passes', 'fails']} />
            </div>
          </Disclosure>
        </div>
      )}
    </>
  );
}
