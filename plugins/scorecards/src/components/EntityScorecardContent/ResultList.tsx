import { makeStyles } from '@material-ui/core/styles';
import type {
  CheckInfo,
  CheckResult,
  Report,
} from '@opaq/plugin-scorecards-common';
import { ResultItem } from './ResultItem';

const useStyles = makeStyles(
  { root: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'OpaqResultList' },
);

/** Results, one a row. */
export function ResultList(props: {
  results: readonly CheckResult[];
  checks: ReadonlyMap<string, CheckInfo>;
  report: Report;
}) {
  const { results, checks, report } = props;
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {results.map(result => (
        <ResultItem
          key={result.checkId}
          result={result}
          check={checks.get(result.checkId)}
          report={report}
        />
      ))}
    </ul>
  );
}
