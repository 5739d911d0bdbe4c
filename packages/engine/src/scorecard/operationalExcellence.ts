/**
 * The default scorecard: *Operational Excellence*. Its text is what an organisation copies to write its own.
 *
 * Bronze: somebody else can find, run and trust the project. Silver: it runs in production without its author. Gold: it
 * keeps doing so.
 *
 * @public
 */
export const operationalExcellence = `\
apiVersion: opaq/v1
kind: Scorecard
metadata:
  name: operational-excellence
  title: Operational Excellence
  description: Can somebody else find this project, run it, debug it, and rely on it in production?
spec:
  appliesTo:
    kind: Component
  levels:
    - name: bronze
      title: Bronze
      checks:
        - structure.layout
        - readme.present
        - readme.dev
        - readme.run
        - deps.declared
        - deps.interpreter-pinned
        - prod.no-home-paths
        - team.owner-group
        - quality.tests
        - quality.no-secrets
        - catalog.registered
    - name: silver
      title: Silver
      checks:
        - readme.test
        - deps.lockfile
        - container.dockerfile
        - container.nonroot
        - workflow.no-cron
    - name: gold
      title: Gold
      checks:
        - deps.hashes
        - deps.update-bot
        - prod.runbook
`;
