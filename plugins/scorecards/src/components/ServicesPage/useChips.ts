import { useChecks } from '../../hooks/useChecks';
import type { ServicesQuery } from '../../hooks/useServicesQuery';
import { useCategoryTitle } from '../../hooks/useCategoryTitle';
import { useText } from '../../translation';
import type { Chip } from '../common/EstateFilters/FilterChips';
import type { Option } from '../common/EstateFilters/options';

/** What narrows the list beside the estate's filter, in words, each with a way to take it out. */
export function useChips(
  page: ServicesQuery,
  levels: readonly Option[],
): Chip[] {
  const t = useText();
  const checks = useChecks();
  const categoryTitle = useCategoryTitle();
  const outcomes = page.outcome
    .map(outcome => t(`services.outcomes.${outcome}`))
    .join(t('services.outcomeJoin'));
  const noOutcome = { outcome: undefined };
  const chips: Array<Chip | undefined> = [
    ...page.level.map(level => ({
      key: `level ${level}`,
      dimension: t('services.level'),
      value: levels.find(({ value }) => value === level)?.title ?? level,
      onRemove: () =>
        page.narrow({ level: page.level.filter(l => l !== level) }),
    })),
    ...page.state.map(state => ({
      key: `state ${state}`,
      dimension: t('services.state'),
      value: t(`services.states.${state}`),
      onRemove: () =>
        page.narrow({ state: page.state.filter(s => s !== state) }),
    })),
    page.check && {
      key: 'check',
      dimension: t('services.check'),
      value: t('services.outcomeOf', {
        title: checks.get(page.check)?.title ?? page.check,
        outcomes,
      }),
      onRemove: () => page.narrow({ check: undefined, ...noOutcome }),
    },
    page.category && {
      key: 'category',
      dimension: t('services.category'),
      value: t('services.outcomeOf', {
        title: categoryTitle(page.category),
        outcomes,
      }),
      onRemove: () => page.narrow({ category: undefined, ...noOutcome }),
    },
    page.exemption && {
      key: 'exemption',
      dimension: t('services.exemption'),
      value: t(`services.exemptions.${page.exemption}`),
      onRemove: () => page.narrow({ exemption: undefined }),
    },
  ].map(chip => chip || undefined);
  return chips.filter((chip): chip is Chip => chip !== undefined);
}
