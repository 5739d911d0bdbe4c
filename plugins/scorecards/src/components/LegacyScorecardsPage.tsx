import { Header, Page } from '@backstage/core-components';
import { useText } from '../translation';
import { ScorecardsRouter } from './ScorecardsRouter';

/** The pages with a header of its own: the old frontend system puts none around it. */
export function LegacyScorecardsPage() {
  const t = useText();
  return (
    <Page themeId="tool">
      <Header title={t('pages.title')} />
      <ScorecardsRouter />
    </Page>
  );
}
