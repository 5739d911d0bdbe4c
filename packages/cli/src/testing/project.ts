/** A scorecard of two levels, of checks that are easy to pass and to fail. */
export const scorecard = `\
apiVersion: opaq/v1
kind: Scorecard
metadata:
  name: small
  title: Small
spec:
  levels:
    - name: bronze
      title: Bronze
      checks: [catalog.registered, team.owner-group]
    - name: gold
      title: Gold
      checks: [deps.update-bot, container.nonroot]
`;

/** A component with all that `catalog.registered` asks for. */
export const catalogInfo = `\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: churn
  title: Churn model
spec:
  type: service
  lifecycle: production
  owner: data-science
`;

/** The same without an owner: `catalog.registered` and `team.owner-group` fail. */
export const unowned = catalogInfo.replace('  owner: data-science\n', '');

/** What `deps.update-bot` looks for. */
export const dependabot =
  'version: 2\nupdates: [{package-ecosystem: pip, directories: ["**"], schedule: {interval: weekly}}]\n';
