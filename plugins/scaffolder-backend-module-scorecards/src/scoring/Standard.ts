import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type {
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, toError } from '@backstage/errors';
import {
  checks as ownChecks,
  declaredCheck,
  defineCheck,
  operationalExcellence,
  parseScorecard,
  unknown,
  type AnyCheck,
  type Scorecard,
} from '@opaq/engine';
import { ENGINE_ORIGIN } from '@opaq/plugin-scorecards-common';
import { parse } from 'yaml';

/** A scorecard, and every check that it may ask for. */
export interface Standard {
  scorecard: Scorecard;
  checks: readonly AnyCheck[];
}

interface Asked {
  levels?: Array<{ checks?: unknown[] }>;
  shown?: unknown[];
  define?: Array<{ id?: unknown }>;
}

/** A third party's checks run in the scorecards backend; what they would say is not known here. */
const checkFromElsewhere = (id: string): AnyCheck =>
  defineCheck({
    id,
    title: id,
    opaq: 'Quality/Testability',
    effort: 'hours',
    looksFor: 'entry',
    uses: {},
    messages: { elsewhere: 'Only the scorecards backend has this check.' },
    run: () => unknown('elsewhere'),
  });

const idOf = (entry: unknown) =>
  typeof entry === 'object' && entry !== null
    ? (entry as { check?: unknown }).check
    : entry;

/** The checks of third parties, which have a namespace, that a scorecard asks for: `acme/quality.naming`. */
function checksFromElsewhere(text: string): AnyCheck[] {
  try {
    const { levels = [], shown = [], define = [] }: Asked = parse(text).spec;
    const asked = [...levels.flatMap(({ checks = [] }) => checks), ...shown];
    const defined = new Set(define.map(({ id }) => id));
    const ids = asked
      .map(idOf)
      .filter(
        (id): id is string =>
          typeof id === 'string' && id.includes('/') && !defined.has(id),
      );
    return [...new Set(ids)].map(checkFromElsewhere);
  } catch {
    // What is wrong with the text, the scorecard's own parser says with its line.
    return [];
  }
}

/**
 * @param origin - Where the text stands, for a person.
 * @throws InputError - with all that is wrong with the text, and where.
 */
export function standardOf(text: string, origin: string): Standard {
  const checks = [...ownChecks, ...checksFromElsewhere(text)];
  const parsed = parseScorecard(text, checks);
  if ('problems' in parsed) {
    const problems = parsed.problems.map(
      ({ line, message }) =>
        `${origin}${line === undefined ? '' : `:${line}`}: ${message}`,
    );
    throw new InputError(`The scorecard can't be used: ${problems.join('; ')}`);
  }
  const { scorecard } = parsed;
  return {
    scorecard,
    checks: [...checks, ...scorecard.define.map(declaredCheck)],
  };
}

async function textOf(
  origin: string,
  read: () => Promise<Buffer | string>,
): Promise<{ origin: string; text: string }> {
  try {
    return { origin, text: (await read()).toString() };
  } catch (error) {
    throw new InputError(
      `The scorecard ${origin} can't be read: ${toError(error).message}`,
    );
  }
}

/**
 * The scorecard by which the scorecards backend judges: of those that `scorecards.files` and `scorecards.urls` name the
 * one that is asked for, or the first; where none is configured, the default one.
 *
 * @param name - Of the scorecard. Default: the first one.
 */
export async function configuredStandard(
  {
    config,
    urlReader,
  }: {
    config: RootConfigService;
    urlReader: UrlReaderService;
  },
  name?: string,
): Promise<Standard> {
  const texts = await Promise.all([
    ...(config.getOptionalStringArray('scorecards.files') ?? []).map(path =>
      textOf(path, () => readFile(resolve(path))),
    ),
    ...(config.getOptionalStringArray('scorecards.urls') ?? []).map(url =>
      textOf(url, async () => (await urlReader.readUrl(url)).buffer()),
    ),
  ]);
  if (texts.length === 0) {
    texts.push({ origin: ENGINE_ORIGIN, text: operationalExcellence });
  }
  const standards = texts.map(({ text, origin }) => standardOf(text, origin));
  const names = standards.map(({ scorecard }) => scorecard.name);
  const found = name === undefined ? 0 : names.indexOf(name);
  if (found < 0) {
    throw new NotFoundError(
      `There is no scorecard '${name}': use one of ${names.join(', ')}.`,
    );
  }
  return standards[found];
}
