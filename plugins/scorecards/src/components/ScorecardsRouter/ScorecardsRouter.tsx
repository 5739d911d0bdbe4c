import { Content, Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { useScorecards } from '../../hooks/useScorecards';
import { loadOverviewPage } from '../../loadOverviewPage';
import { NotFound } from './NotFound';
import { PageHeader } from './PageHeader';
import { PageTabs } from './PageTabs';
import { RefusedScorecards } from './RefusedScorecards';

const OverviewPage = lazy(() =>
  loadOverviewPage().then(m => ({ default: m.OverviewPage })),
);
const ServicesPage = lazy(() =>
  import('../ServicesPage').then(m => ({ default: m.ServicesPage })),
);
const ChecksPage = lazy(() =>
  import('../ChecksPage').then(m => ({ default: m.ChecksPage })),
);
const CheckPage = lazy(() =>
  import('../CheckPage').then(m => ({ default: m.CheckPage })),
);
const ExemptionsPage = lazy(() =>
  import('../ExemptionsPage').then(m => ({ default: m.ExemptionsPage })),
);
const PreviewPage = lazy(() =>
  import('../PreviewPage').then(m => ({ default: m.PreviewPage })),
);
const OperationsPage = lazy(() =>
  import('../OperationsPage').then(m => ({ default: m.OperationsPage })),
);

const useStyles = makeStyles(
  theme => ({
    root: {
      // Apps differ in what plain elements inherit; all text here is the theme's.
      fontFamily: theme.typography.fontFamily,
      color: theme.palette.text.primary,
      paddingTop: theme.spacing(2),
      '@media print': {
        padding: 0,
        // Browsers leave a dark app's background out and keep its light text; some are told to keep both.
        '& *': { color: '#000 !important', borderColor: '#0003 !important' },
        '&, & .MuiPaper-root, & th': { backgroundColor: '#fff !important' },
        '& text': { fill: '#000' },
      },
    },
    notice: { marginBottom: theme.spacing(2) },
  }),
  { name: 'OpaqScorecardsRouter' },
);

/**
 * The pages over all components, without a page header: what they share, and below it the one that the path names.
 *
 * @remarks
 * Both frontend systems route every path below the page's own to it. A page is loaded when it is first shown.
 */
export function ScorecardsRouter() {
  const classes = useStyles();
  const { scorecard, problems } = useScorecards();
  return (
    <Content className={classes.root}>
      <PageHeader scorecard={scorecard} />
      <PageTabs />
      <RefusedScorecards problems={problems} className={classes.notice} />
      <Suspense fallback={<Progress />}>
        <Routes>
          <Route index element={<OverviewPage />} />
          <Route path="services" element={<ServicesPage />} />
          <Route path="checks" element={<ChecksPage />} />
          <Route path="checks/*" element={<CheckPage />} />
          <Route path="exemptions" element={<ExemptionsPage />} />
          <Route path="preview" element={<PreviewPage />} />
          <Route path="operations" element={<OperationsPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Content>
  );
}
