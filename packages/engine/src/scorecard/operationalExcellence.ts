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
        - quality.no-large-files
        - catalog.registered
    - name: silver
      title: Silver
      checks:
        - structure.src-package
        - structure.data-dirs
        - structure.task-runner
        - structure.org-standard
        - readme.test
        - readme.debug
        - readme.not-external
        - deps.pinned
        - deps.lockfile
        - deps.single-source
        - container.dockerfile
        - container.base-pinned
        - container.nonroot
        - container.healthcheck
        - container.dockerignore
        - container.no-secrets
        - workflow.no-cron
        - workflow.managed
        - prod.deploy-location
        - prod.logging-lib
        - prod.log-location
        - prod.monitoring
        - prod.health-endpoint
        - prod.config-external
        - team.codeowners
        - design.doc
        - quality.ci
        - quality.lint
        - quality.notebooks-clean
        - quality.model-card
        - quality.data-versioning
        - quality.experiment-tracking
        - catalog.complete
    - name: gold
      title: Gold
      checks:
        - readme.commands-exist
        - deps.lock-fresh
        - deps.hashes
        - deps.update-bot
        - container.org-base
        - container.installs-from-lock
        - container.published
        - workflow.retries-alerts
        - workflow.no-prod-notebooks
        - prod.structured-logs
        - prod.alerts
        - prod.slo
        - prod.runbook
        - prod.operator
        - team.multidisciplinary
        - team.no-wall
        - design.opaq
        - quality.data-validation
        - quality.coverage
        - quality.reproducible
  # Good to know, and no duty. What the design checks name is a finding, not a merit.
  shown:
    - container.base-digest
    - design.api-framework
    - design.data-storage
    - design.visualisation
    - design.compute
    - quality.licence
`;
