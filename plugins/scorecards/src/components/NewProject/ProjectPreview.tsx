import { useApi } from '@backstage/core-plugin-api';
import { isError } from '@backstage/errors';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PredictBody } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { scorecardsApiRef } from '../../api';
import { causeOf } from '../../causeOf';
import { useAnswer } from '../../hooks/useAnswer';
import { useSettled } from '../../hooks/useSettled';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { Predicted } from './Predicted';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      // What is long scrolls in itself.
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      marginTop: theme.spacing(2),
      // Apps differ in what plain elements inherit.
      fontFamily: theme.typography.fontFamily,
    },
    title: { fontWeight: 600 },
    waiting: { minHeight: 4 },
  }),
  { name: 'OpaqProjectPreview' },
);

function Shown({ template, values }: PredictBody) {
  const classes = useStyles();
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const ask = useCallback((body: PredictBody) => api.predict(body), [api]);
  const { value, error, loading, retry } = useAnswer(ask, {
    template,
    values,
  });
  const cause = error && causeOf(error);
  const isIncomplete = isError(cause) && cause.name === 'InputError';
  return (
    <>
      <div className={classes.waiting} aria-live="polite">
        {loading && (
          <LinearProgress
            aria-label={t(
              value ? 'newProject.preview.again' : 'newProject.preview.loading',
            )}
          />
        )}
      </div>
      {isIncomplete && (
        <Notice kind="info" title={t('newProject.preview.incomplete')}>
          {t('newProject.preview.incompleteText')}
        </Notice>
      )}
      {error && !isIncomplete && (
        <LoadError
          title={t('newProject.preview.error')}
          error={error}
          onRetry={retry}
        />
      )}
      {value && !error && <Predicted prediction={value} isOld={loading} />}
    </>
  );
}

/** What would be made of the answers, and how it would be judged: shown before anything is made. It holds no value. */
export function ProjectPreview(props: FieldExtensionComponentProps<null>) {
  const { formContext, idSchema, schema } = props;
  const classes = useStyles();
  const t = useText();
  const { namespace, templateName } = useParams();
  const answers: Record<string, unknown> = formContext?.formData ?? {};
  const values = useSettled(JSON.stringify(answers));
  return (
    <section className={classes.root} aria-labelledby={`${idSchema.$id}-title`}>
      <Typography
        id={`${idSchema.$id}-title`}
        variant="body1"
        component="h3"
        className={classes.title}
      >
        {schema.title ?? t('newProject.preview.title')}
      </Typography>
      {templateName ? (
        <Shown
          template={`template:${namespace}/${templateName}`}
          values={JSON.parse(values)}
        />
      ) : (
        <Typography variant="body2">
          {t('newProject.preview.elsewhere')}
        </Typography>
      )}
    </section>
  );
}
