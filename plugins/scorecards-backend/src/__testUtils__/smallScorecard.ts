/** A scorecard of one check that is easily passed and failed: a configuration of Renovate. */
export const SMALL_SCORECARD = `
apiVersion: opaq/v1
kind: Scorecard
metadata:
  name: small
  title: Small
spec:
  levels:
    - name: bronze
      title: Bronze
      checks: [deps.update-bot]
`;
