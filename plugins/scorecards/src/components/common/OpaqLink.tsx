import { Link } from '@backstage/core-components';
import type { CheckInfo } from '@opaq/plugin-scorecards-common';
import { usePagePath } from '../../hooks/usePagePath';
import { useText } from '../../translation';

/** The check that asks for all of them, and says what they are. */
const EXPLAINED_BY = 'design.opaq';

/** The item of OPAQ that a check bears on, leading to what OPAQ is. */
export function OpaqLink({ check }: { check: CheckInfo }) {
  const t = useText();
  const pagePath = usePagePath();
  return (
    <Link to={pagePath({ check: EXPLAINED_BY })} title={t('result.opaqHelp')}>
      {t('result.opaq', { item: check.opaq.replace('/', ', ') })}
    </Link>
  );
}
