import { useApi } from '@backstage/core-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, Report } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { groupByCategory } from '../../categories';
import { useAnswer } from '../../hooks/useAnswer';
import { useCategoryTitle } from '../../hooks/useCategoryTitle';
import { useChecks } from '../../hooks/useChecks';
import { rankOf } from '../../levels';
import { shownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      margin: 0,
      padding: 0,
      border: 0,
      minWidth: 0,
    },
    title: { padding: 0, fontWeight: 600 },
    category: { marginTop: theme.spacing(1), fontWeight: 600 },
    // Each on a line of its own.
    item: { display: 'flex', alignItems: 'flex-start', marginRight: 0 },
    box: { padding: theme.spacing(0.25, 1) },
    text: { overflowWrap: 'anywhere' },
    byFile: { color: theme.palette.text.secondary },
  }),
  { name: 'OpaqFailingChecks' },
);

const failingIn = ({ results, scorecard: { levels } }: Report) =>
  results.filter(
    result =>
      shownOutcome(result) === 'fail' && rankOf(levels, result.level) > 0,
  );

function Choice(props: {
  report: Report;
  checks: ReadonlyMap<string, CheckInfo>;
  chosen: readonly string[];
  byNewFile: readonly string[];
  disabled?: boolean;
  onChange(chosen: string[]): void;
}) {
  const { report, checks, chosen, byNewFile, disabled, onChange } = props;
  const classes = useStyles();
  const t = useText();
  const categoryTitle = useCategoryTitle();
  const failing = failingIn(report);
  if (failing.length === 0) {
    return <Typography variant="body2">{t('adopt.nothing')}</Typography>;
  }
  // In the order of the list, and only what fails: the component may be another one than before.
  const toggle = (id: string, on: boolean) =>
    onChange(
      failing
        .map(({ checkId }) => checkId)
        .filter(one => (one === id ? on : chosen.includes(one))),
    );
  return (
    <>
      {groupByCategory(failing).map(({ id, results }) => (
        <div key={id}>
          <Typography variant="body2" className={classes.category}>
            {categoryTitle(id)}
          </Typography>
          {results.map(({ checkId, message }) => (
            <FormControlLabel
              key={checkId}
              className={classes.item}
              control={
                <Checkbox
                  className={classes.box}
                  color="primary"
                  size="small"
                  disabled={disabled}
                  checked={chosen.includes(checkId)}
                  onChange={(_, on) => toggle(checkId, on)}
                />
              }
              label={
                <div className={classes.text}>
                  <Typography variant="body2">
                    {checks.get(checkId)?.title ?? checkId}
                    {byNewFile.includes(checkId) && (
                      <span className={classes.byFile}>
                        {t('adopt.byNewFile')}
                      </span>
                    )}
                  </Typography>
                  <Typography variant="body2" color="textSecondary">
                    {message}
                  </Typography>
                </div>
              }
            />
          ))}
        </div>
      ))}
    </>
  );
}

function Failing(
  props: { entityRef: string; byNewFile: readonly string[] } & Pick<
    FieldExtensionComponentProps<string[]>,
    'formData' | 'disabled' | 'onChange'
  >,
) {
  const { entityRef, byNewFile, formData = [], disabled, onChange } = props;
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const checks = useChecks();
  const ask = useCallback((ref: string) => api.getEntityReport(ref), [api]);
  const { value, error, loading, retry } = useAnswer(ask, entityRef);
  if (error) {
    return <LoadError title={t('adopt.error')} error={error} onRetry={retry} />;
  }
  if (loading || !value) return <LinearProgress />;
  const { report, status } = value;
  return report?.covered ? (
    <Choice
      report={report}
      checks={checks}
      chosen={formData}
      byNewFile={byNewFile}
      disabled={disabled}
      onChange={onChange}
    />
  ) : (
    <Typography variant="body2">
      {t('adopt.noReport', {
        reason: report?.notCoveredReason ?? status.message ?? t('adopt.notYet'),
      })}
    </Typography>
  );
}

/**
 * The checks that fail of the component in the form's field `entityRef`, to choose among. `byNewFile` of its `ui:options` are
 * the ids of those that a new file can repair.
 */
export function FailingChecks(
  props: FieldExtensionComponentProps<string[], { byNewFile?: string[] }>,
) {
  const { schema, uiSchema, formContext, formData, disabled, onChange } = props;
  const classes = useStyles();
  const t = useText();
  const entityRef: unknown = formContext?.formData?.entityRef;
  return (
    <fieldset className={classes.root}>
      <Typography component="legend" variant="body1" className={classes.title}>
        {uiSchema['ui:title'] ?? schema.title}
      </Typography>
      <FormHelperText>
        {uiSchema['ui:description'] ?? schema.description}
      </FormHelperText>
      {typeof entityRef === 'string' && entityRef.includes(':') ? (
        <Failing
          entityRef={entityRef}
          byNewFile={uiSchema['ui:options']?.byNewFile ?? []}
          formData={formData}
          disabled={disabled}
          onChange={onChange}
        />
      ) : (
        <Typography variant="body2">{t('adopt.noComponent')}</Typography>
      )}
    </fieldset>
  );
}
