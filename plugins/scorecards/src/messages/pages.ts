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
  emptyTitle: 'No services yet',
  emptyText:
    'Scorecards appear here as soon as the catalog holds components. Register one that exists, or create a new model.',
  noMatchTitle: 'No service matches',
  noMatchText: 'Change the filters, or clear them to see every service.',
  notFoundTitle: 'There is no such page',
  notFoundLink: 'To the overview',
} as const;
