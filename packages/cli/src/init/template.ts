import type { AnyCheck } from '@opaq/engine';
import type { Catalogue } from '../Catalogue';

const DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;
const EXAMPLE = 'deps.lockfile';

const HEAD = `\
# What a project says of itself to opaq. Read from this folder only; every part may be left out.
# Lines that begin with '# ' are words. Take the '#' off the others to set something.

# Paths that are not judged: examples, templates, code of others. Patterns as in .gitignore, from this folder.
#exclude:
#  - /examples/
#  - /third_party/

# Checks that this project is not held to, for a time and with a reason. An exempt check leaves level and score and is
# shown as exempt; after its last day it counts again.
`;

/** The defaults of what projects may set of a check, as lines of YAML. */
function parametersOf({ id, params, projectParams = [] }: AnyCheck): string[] {
  const defaults = params?.safeParse({}).data as
    | Record<string, unknown>
    | undefined;
  const lines = projectParams.map(
    name => `#    ${name}: ${JSON.stringify(defaults?.[name] ?? null)}`,
  );
  return lines.length > 0 ? [`#  ${id}:`, ...lines] : [];
}

/** The text of a new `.opaq.yaml`, with everything commented out. */
export function projectFileTemplate({ checks }: Catalogue, now: Date): string {
  const expires = new Date(now.getTime() + DAYS * DAY).toISOString();
  const parameters = checks.flatMap(parametersOf);
  return [
    HEAD.trimEnd(),
    '#exemptions:',
    `#  - check: ${EXAMPLE}`,
    '#    reason: Say why, and what has to happen first.',
    `#    expires: ${expires.slice(0, 10)}`,
    '#    approvedBy: who agreed',
    '',
    '# Parameters of checks that a project may set for itself, with their defaults.',
    ...(parameters.length > 0
      ? ['#parameters:', ...parameters]
      : ['# No check has one now.']),
    '',
  ].join('\n');
}
