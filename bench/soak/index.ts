/**
 * yarn soak [--seconds 120] [--kills 20] [--seed 1] [--repositories 300] [--files N] [--json] [--write]
 *
 * Four replicas on one PostgreSQL, while the source hosts fail, code is pushed, the catalog changes and replicas are
 * killed; then whether all that is stored is the truth, and whether it would be seen where it is not. A seed repeats what
 * is done, and when.
 */
import { parseArgs } from 'node:util';
import { CLAIMS } from './claims';
import { Soak, type SoakOptions } from './Soak';
import { describe, writePage } from './report';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    kills: { type: 'string' },
    seed: { type: 'string', default: '1' },
    repositories: { type: 'string', default: '300' },
    files: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`--${name} is '${text}': use a whole number`);
  }
  return value;
}

async function main() {
  const seconds = numberOf('seconds', values.seconds);
  const options: SoakOptions = {
    seconds,
    kills: values.kills
      ? numberOf('kills', values.kills)
      : Math.round(seconds / 6),
    seed: numberOf('seed', values.seed),
    repositories: numberOf('repositories', values.repositories),
    ...(values.files && { files: numberOf('files', values.files) }),
    say: text => process.stderr.write(`${text}\n`),
  };
  const result = await new Soak(options).run();
  const { json, text } = describe(options, result);
  process.stdout.write(
    values.json ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`,
  );
  for (const { claim, problems } of result.findings.failed()) {
    process.stderr.write(`\nNot so: ${CLAIMS[claim]}\n`);
    problems
      .slice(0, 5)
      .forEach(problem => process.stderr.write(`  ${problem}\n`));
  }
  for (const { what, problem } of result.planted) {
    if (problem) process.stderr.write(`\nNot found: ${what} (${problem})\n`);
  }
  if (values.write) writePage(text);
  process.exitCode = json.failed > 0 ? 1 : 0;
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
