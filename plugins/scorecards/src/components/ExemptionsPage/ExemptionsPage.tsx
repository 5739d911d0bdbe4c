import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useEstateFilter } from '../../hooks/useEstateFilter';
import { useFacets } from '../../hooks/useFacets';
import { useFormats } from '../../hooks/useFormats';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';
import { EstateFilters } from '../common/EstateFilters';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { Pager } from '../common/Pager';
import { Segments } from '../common/Segments';
import { Decision, type DecisionToMake } from './Decision';
import { ExemptionList } from './ExemptionList';
import { isOf, STATUSES, useExemptions } from './useExemptions';

const PAGE_SIZE = 50;

const useStyles = makeStyles(
  theme => ({
    intro: { maxWidth: '80ch', marginBottom: theme.spacing(2) },
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      margin: theme.spacing(2, 0, 1.5),
    },
    done: { marginBottom: theme.spacing(1.5) },
  }),
  { name: 'OpaqExemptionsPage' },
);

/** Every exemption of the estate, what ends first before the rest. */
export function ExemptionsPage() {
  const classes = useStyles();
  const t = useText();
  const estate = useEstateFilter();
  const { count } = useFormats();
  const facets = useFacets();
  const { scorecards } = useScorecards();
  const [params, setParams] = useSearchParams();
  const { value, error, loading, retry } = useExemptions(estate.filter);
  const [decision, setDecision] = useState<DecisionToMake>();
  const [done, setDone] = useState('');

  const status = STATUSES.find(one => one === params.get('status')) ?? 'all';
  const set = (name: 'status' | 'cursor', text: string | undefined) =>
    setParams(old => {
      const next = new URLSearchParams(old);
      next.delete('cursor');
      next.delete(name);
      if (text) next.set(name, text);
      return next;
    });
  const all = value?.items ?? [];
  const items = all.filter(item => isOf(item, status));
  const start = Math.max(0, Number(params.get('cursor')) || 0);
  const end = start + PAGE_SIZE;
  const pages = {
    nextCursor: end < items.length ? String(end) : undefined,
    previousCursor: start > 0 ? String(start - PAGE_SIZE) : undefined,
  };
  const filtered = estate.filtered || status !== 'all';

  return (
    <>
      <Typography variant="body2" className={classes.intro}>
        {t('exemptions.intro')}
      </Typography>
      <EstateFilters state={estate} facets={facets} scorecards={scorecards} />
      <div className={classes.bar}>
        <Segments
          label={t('exemptions.status')}
          options={STATUSES.map(one => ({
            value: one,
            title: value
              ? t('exemptions.option', {
                  title: t(`exemptions.statuses.${one}`),
                  number: count(all.filter(item => isOf(item, one)).length),
                })
              : t(`exemptions.statuses.${one}`),
          }))}
          value={status}
          onChange={one => set('status', one === 'all' ? undefined : one)}
        />
      </div>
      <Typography variant="body2" role="status" className={classes.done}>
        {done}
      </Typography>
      {error && (
        <LoadError
          title={t('exemptions.errorTitle')}
          error={error}
          onRetry={retry}
        />
      )}
      {!value && !error && <Progress />}
      {value && items.length === 0 && (
        <Notice
          kind="info"
          title={t(
            filtered ? 'exemptions.noMatchTitle' : 'exemptions.emptyTitle',
          )}
        >
          {t(filtered ? 'exemptions.noMatchText' : 'exemptions.emptyText')}
        </Notice>
      )}
      {items.length > 0 && (
        <div aria-busy={loading}>
          <ExemptionList
            items={items.slice(start, end)}
            onDecide={setDecision}
          />
          <Pager
            response={pages}
            onChange={cursor => set('cursor', cursor === '0' ? '' : cursor)}
          />
        </div>
      )}
      {decision && (
        <Decision
          decision={decision}
          onClose={() => setDecision(undefined)}
          onDone={text => {
            setDecision(undefined);
            setDone(text);
            retry();
          }}
        />
      )}
    </>
  );
}
