import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CATEGORIES,
  type CheckInfo,
  type ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useCategoryRates } from '../../hooks/useCategoryRates';
import { useCheckList } from '../../hooks/useChecks';
import { useEstateFilter } from '../../hooks/useEstateFilter';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';
import { EstateFilters } from '../common/EstateFilters';
import { LoadError } from '../common/LoadError';
import { Notice } from '../common/Notice';
import { SearchField } from '../common/SearchField';
import { Category } from './Category';

const useStyles = makeStyles(
  theme => ({
    count: { margin: theme.spacing(1.5, 0) },
    categories: { display: 'grid', gap: theme.spacing(2) },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqChecksPage' },
);

/** Checks by category, in the catalogue's order, what third parties bring after it. */
function grouped(checks: Iterable<CheckInfo>): Map<string, CheckInfo[]> {
  const groups = new Map<string, CheckInfo[]>(CATEGORIES.map(id => [id, []]));
  for (const check of checks) {
    groups.set(check.category, [...(groups.get(check.category) ?? []), check]);
  }
  return groups;
}

/** What the scorecard asks for comes first, from the lowest level to the highest. */
function inOrder(checks: CheckInfo[], scorecard?: ScorecardInfo): CheckInfo[] {
  if (!scorecard) return checks;
  const asked = [
    ...scorecard.levels.map(level => level.checks),
    scorecard.shown,
  ];
  const rank = (id: string) => {
    const found = asked.findIndex(ids => ids.includes(id));
    return found < 0 ? asked.length : found;
  };
  return [...checks].sort((a, b) => rank(a.id) - rank(b.id));
}

const matches = ({ id, title }: CheckInfo, search: string) =>
  `${id} ${title}`.toLocaleLowerCase().includes(search);

/** Every check, with how it comes out over the estate. */
export function ChecksPage() {
  const classes = useStyles();
  const t = useText();
  const estate = useEstateFilter();
  const { scorecards, scorecard } = useScorecards();
  const [params, setParams] = useSearchParams();
  const { value: checks, ...list } = useCheckList();
  const rates = useCategoryRates(estate.filter, undefined);
  const search = params.get('search') ?? '';
  const setSearch = (text: string) =>
    setParams(
      old => {
        const next = new URLSearchParams(old);
        if (text) next.set('search', text);
        else next.delete('search');
        return next;
      },
      { replace: true },
    );
  const categories = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return [...grouped(checks?.values() ?? [])]
      .map(([id, all]) => ({
        id,
        checks: inOrder(
          all.filter(check => matches(check, wanted)),
          scorecard,
        ),
      }))
      .filter(category => category.checks.length > 0);
  }, [checks, search, scorecard]);
  const found = categories.reduce((sum, one) => sum + one.checks.length, 0);

  return (
    <>
      <EstateFilters
        state={estate}
        facets={rates.value?.facets}
        scorecards={scorecards}
        before={
          <SearchField
            id="opaq-search-checks"
            label={t('checks.search')}
            value={search}
            onChange={setSearch}
          />
        }
      />
      <Typography variant="body2" role="status" className={classes.count}>
        {checks && t('checks.found', { count: found })}
      </Typography>
      {rates.error && (
        <div className={classes.notice}>
          <LoadError
            title={t('checks.ratesErrorTitle')}
            error={rates.error}
            onRetry={rates.retry}
          />
        </div>
      )}
      {list.error && (
        <LoadError
          title={t('checks.errorTitle')}
          error={list.error}
          onRetry={list.retry}
        />
      )}
      {!checks && !list.error && <Progress />}
      {checks && found === 0 && (
        <Notice kind="info" title={t('checks.noMatchTitle')}>
          {t('checks.noMatchText')}
        </Notice>
      )}
      <div className={classes.categories}>
        {categories.map(({ id, checks: own }) => (
          <Category
            key={id}
            id={id}
            checks={own}
            counts={rates.counts.get(id)}
            scorecard={scorecard}
            filter={estate.filter}
          />
        ))}
      </div>
    </>
  );
}
