import { Link } from '@backstage/core-components';
import { usePagePath } from '../../hooks/usePagePath';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';

/** A path that leads nowhere: an old or a mistyped link. */
export function NotFound() {
  const t = useText();
  const pagePath = usePagePath();
  return (
    <Notice kind="info" title={t('pages.notFoundTitle')}>
      <Link to={pagePath('overview')}>{t('pages.notFoundLink')}</Link>
    </Notice>
  );
}
