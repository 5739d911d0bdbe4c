import { makeStyles } from '@material-ui/core/styles';
import {
  ENGINE_ORIGIN,
  type EstateFilter,
  type ScorecardDefinition,
} from '@opaq/plugin-scorecards-common';
import { useRef, useState } from 'react';
import { useElementId } from '../../hooks/useElementId';
import { useScorecards } from '../../hooks/useScorecards';
import { saveAs } from '../../saveAs';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { Panel } from '../common/Panel';
import { Editor, type EditorHandle } from './Editor';
import { Matrix } from './Matrix';
import { Moves } from './Moves';
import { Problems } from './Problems';
import { Running } from './Running';
import { Sums } from './Sums';
import { useDraft } from './useDraft';
import { usePreview } from './usePreview';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      alignItems: 'start',
      gap: theme.spacing(2),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    column: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    wide: { gridColumn: '1 / -1', minWidth: 0 },
    state: { fontSize: '0.8125rem', color: theme.palette.text.secondary },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
    },
    stale: { opacity: 0.55 },
  }),
  { name: 'OpaqPreviewWorkbench' },
);

/** The definition, and what it would do. */
export function Workbench(props: {
  scorecard: ScorecardDefinition;
  filter: EstateFilter;
}) {
  const { scorecard, filter } = props;
  const classes = useStyles();
  const t = useText();
  const problemsId = useElementId('problems');
  const { scorecards } = useScorecards();
  const editor = useRef<EditorHandle>(null);
  const { draft, edited, setDraft } = useDraft(
    scorecard.name,
    scorecard.definition,
  );
  const [submitted, setSubmitted] = useState<string>();
  const [copied, setCopied] = useState<'copied' | 'notCopied'>();
  const { value, error, loading, retry } = usePreview(submitted, {
    ...filter,
    scorecard: scorecard.name,
  });
  const run = () => (draft === submitted ? retry() : setSubmitted(draft));
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(draft)).then(
      () => setCopied(navigator.clipboard ? 'copied' : 'notCopied'),
      () => setCopied('notCopied'),
    );
  const download = () =>
    saveAs(
      new Blob([draft], { type: 'application/yaml' }),
      `${scorecard.name}.yaml`,
    );
  const current = value?.asked.definition === draft;
  const problems = current ? value.problems : [];
  const preview = value?.preview;
  const busy = submitted !== undefined && loading;
  const stale = busy || !current ? classes.stale : undefined;
  return (
    <div className={classes.root} aria-busy={busy}>
      <Panel
        title={t('preview.definition')}
        action={
          <span className={classes.state}>
            {t(edited ? 'preview.edited' : 'preview.unchanged')}
          </span>
        }
      >
        <Editor
          ref={editor}
          value={draft}
          onChange={text => {
            setDraft(text);
            setCopied(undefined);
          }}
          onRun={run}
          wrongLines={problems.flatMap(({ line }) => line ?? [])}
          problems={problems.length > 0 ? problemsId : undefined}
        />
        <div className={classes.actions}>
          <Button
            variant="contained"
            color="primary"
            disabled={busy}
            onClick={run}
          >
            {t(busy ? 'preview.running' : 'preview.run')}
          </Button>
          <Button onClick={copy}>{t('preview.copy')}</Button>
          <Button onClick={download}>{t('preview.download')}</Button>
          <Button
            disabled={!edited}
            onClick={() => setDraft(scorecard.definition)}
          >
            {t('preview.reset')}
          </Button>
          <span role="status" className={classes.state}>
            {copied && t(`preview.${copied}`)}
          </span>
        </div>
      </Panel>
      <div className={classes.column}>
        <Notice kind="info" title={t('preview.notInForce')}>
          {scorecard.origin === ENGINE_ORIGIN
            ? t('preview.notInForceOfEngine')
            : t('preview.notInForceText', { origin: scorecard.origin })}
        </Notice>
        {error && (
          <LoadError
            title={t('preview.errorTitle')}
            error={error}
            onRetry={retry}
          />
        )}
        {problems.length > 0 && (
          <Problems
            id={problemsId}
            problems={problems}
            onGoTo={line => editor.current?.goTo(line)}
          />
        )}
        {value && !current && !busy && (
          <Notice kind="wait" title={t('preview.outdated')} />
        )}
        {busy && <Running onStop={() => setSubmitted(undefined)} />}
        {preview?.notRead && (
          <Notice kind="info" title={t('preview.notRead')}>
            {t('preview.notReadText', { checks: preview.notRead.join(', ') })}
          </Notice>
        )}
        {preview && (
          <Panel title={t('preview.resultTitle')} className={stale}>
            <Sums
              preview={preview}
              comparedWith={
                scorecards.find(({ name }) => name === preview.comparedWith)
                  ?.title ?? preview.comparedWith
              }
            />
          </Panel>
        )}
        {preview && (
          <Panel title={t('preview.matrix')} className={stale}>
            <Matrix preview={preview} />
          </Panel>
        )}
      </div>
      {preview && preview.moves.length > 0 && (
        <Panel
          title={t('preview.moves')}
          className={`${classes.wide} ${stale ?? ''}`}
        >
          <Moves preview={preview} />
        </Panel>
      )}
    </div>
  );
}
