/** Texts of what all pages share. */
export const pagesMessages = {
  title: 'Scorecards',
  create: 'Create a new model',
  label: 'Scorecard pages',
  overview: 'Overview',
  services: 'Services',
  checks: 'Checks',
  exemptions: 'Exemptions',
  preview: 'Preview',
  operations: 'Operations',
  notFoundTitle: 'There is no such page',
  notFoundLink: 'To the overview',
} as const;
