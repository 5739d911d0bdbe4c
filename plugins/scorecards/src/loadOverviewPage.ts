/**
 * Loads the overview, in this one place: bundlers put what an `import()` names into a file for each place that has one, and
 * what one had fetched ahead another would fetch again.
 */
export const loadOverviewPage = () => import('./components/OverviewPage');
