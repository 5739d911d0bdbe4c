/** The text of a scorecard whose levels, from the lowest on, have these checks. */
export const scorecardOf = (levels: Record<string, string[]>) => `
apiVersion: opaq/v1
kind: Scorecard
metadata:
  name: small
  title: Small
spec:
  levels:
${Object.entries(levels)
  .map(
    ([name, checks]) => `\
    - name: ${name}
      title: ${name[0].toUpperCase()}${name.slice(1)}
      checks: [${checks.join(', ')}]
`,
  )
  .join('')}`;

/** Of one check that is easily passed and failed: a configuration of Renovate. */
export const SMALL_SCORECARD = scorecardOf({ bronze: ['deps.update-bot'] });
