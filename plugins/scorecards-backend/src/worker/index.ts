/**
 * What runs in worker threads: all that touches a repository's content, and what third parties add to it.
 *
 * A file of its own in the built package, since a worker is started by path. Nothing else may import it.
 */
import { createHash } from 'node:crypto';
import {
  categoryOf,
  collectorFor,
  declaredCheck,
  docsOf,
  ENGINE_VERSION,
  evaluate as judge,
  factsOf,
  files,
  operationalExcellence,
  parseScorecard,
  readYaml,
  subjectFromFiles,
  type AnyCheck,
  type FactCollector,
  type Scorecard,
  type TreeEntry,
} from '@opaq/engine';
import {
  findWorkingTree,
  readArchive as collectArchive,
  readDirectory,
  UnreadableArchiveError,
} from '@opaq/engine/node';
import type { Problem } from '@opaq/plugin-scorecards-common';
import * as z from 'zod';
import { judgedReport } from '../database/JudgedReport';
import { checksFor, loadChecks } from './checks';
import { packFacts, unpackFacts } from './factsText';
import { fingerprint } from './fingerprint';
import { lowerPriority } from './lowerPriority';
import type { FolderFacts, Rules, ScorecardFile, Tasks } from './tasks';

lowerPriority();

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

const NO_DOCS = { looksFor: '', why: '', howToFix: '', passes: '', fails: '' };

function store(collector: FactCollector, folders: readonly string[]) {
  return [...collector.finish(folders)].map(([folder, facts]): FolderFacts => {
    const listing = facts.values[files.uses.listing.name] as TreeEntry[];
    return {
      folder,
      ...packFacts(facts),
      files: listing.length,
    };
  });
}

/** What can be used of a configured scorecard, and all that is wrong with what can't. */
function firstGood(
  { text, lastGood }: ScorecardFile,
  checks: readonly AnyCheck[],
  taken: readonly Scorecard[],
) {
  const parse = (candidate: string) => {
    const parsed = parseScorecard(candidate, checks);
    if ('problems' in parsed) return parsed;
    const { scorecard } = parsed;
    if (taken.every(({ name }) => name !== scorecard.name)) {
      return { scorecard, text: candidate };
    }
    const message = `another scorecard is called '${scorecard.name}' already`;
    return { problems: [{ message }] };
  };
  const problems: Problem[] = [];
  if (text !== undefined) {
    const parsed = parse(text);
    if ('scorecard' in parsed) return { ...parsed, problems };
    problems.push(...parsed.problems);
  }
  if (lastGood !== undefined && lastGood !== text) {
    const parsed = parse(lastGood);
    if ('scorecard' in parsed) return { ...parsed, problems };
    // It stands in no file any more: its lines lead nowhere.
    problems.push(
      ...parsed.problems.map(({ message }) => ({
        message: `what was in force until now can't be used either: ${message}`,
      })),
    );
  }
  return { problems };
}

const versionOf = (checks: readonly AnyCheck[]) =>
  sha256(
    JSON.stringify(factsOf(checks).map(fact => [fact.name, fact.version])),
  );

export const loadRules: Tasks['loadRules'] = async task => {
  const coded = loadChecks(task.checkModules);
  const checks = [...coded];
  const scorecards: Scorecard[] = [];
  const definitions: Rules['definitions'] = [];
  const problems: Rules['problems'] = [];
  for (const file of task.files) {
    const { origin } = file;
    const good = firstGood(file, checks, scorecards);
    problems.push(
      ...good.problems.map(problem => ({ ...problem, file: origin })),
    );
    if (!('scorecard' in good)) continue;
    const { scorecard, text } = good;
    scorecards.push(scorecard);
    definitions.push({ name: scorecard.name, origin, text });
    // What one scorecard declares is known to the next: no id may stand for two checks.
    checks.push(...scorecard.define.map(declaredCheck));
  }
  if (scorecards.length === 0) {
    const own = parseScorecard(operationalExcellence, checks);
    if ('problems' in own) {
      throw new Error(`the default scorecard: ${own.problems[0].message}`);
    }
    const { name } = own.scorecard;
    scorecards.push(own.scorecard);
    definitions.push({ name, text: operationalExcellence });
  }
  return {
    engineVersion: ENGINE_VERSION,
    factVersion: versionOf(coded),
    readVersion: versionOf(checks),
    checks: checks.map(({ id, title, opaq, effort, docs }) => ({
      id,
      category: categoryOf(id),
      title,
      opaq,
      effort,
      docs: docs ?? docsOf(id) ?? NO_DOCS,
    })),
    scorecards,
    definitions,
    declarations: scorecards.flatMap(({ define }) => define),
    problems,
  };
};

export const readArchive: Tasks['readArchive'] = async task => {
  const { file, folders, limits, stripTopFolder } = task;
  const collector = collectorFor(checksFor(task), limits);
  try {
    const { unpackedBytes } = limits;
    await collectArchive(file, collector, { stripTopFolder, unpackedBytes });
  } catch (error) {
    if (!(error instanceof UnreadableArchiveError)) throw error;
    return { kind: 'unreadable', reason: error.message };
  }
  return { kind: 'facts', facts: store(collector, folders) };
};

export const readFolder: Tasks['readFolder'] = async task => {
  const { path, folders, limits } = task;
  const [tree, state] = await Promise.all([
    findWorkingTree(path),
    fingerprint(path, limits),
  ]);
  // Of a folder inside a larger repository the commit says nothing.
  const commit = tree?.top === path ? tree.revision : undefined;
  const etag = `${commit ?? ''}+${state}`;
  if (etag === task.etag) return { kind: 'unchanged' };

  const collector = collectorFor(checksFor(task), limits);
  await readDirectory(path, collector);
  return {
    kind: 'facts',
    facts: store(collector, folders),
    etag,
    revision: commit ? `${commit}+${state.slice(0, 8)}` : state.slice(0, 16),
  };
};

export const readFiles: Tasks['readFiles'] = async task => {
  const collector = collectorFor(checksFor(task), task.limits);
  for (const { path, bytes } of task.files) {
    const isWanted = collector.wanted(path, bytes.byteLength);
    collector.add(
      { path, size: bytes.byteLength },
      isWanted ? bytes : undefined,
    );
  }
  const [facts] = store(collector, ['']);
  const stored = collector.finish(['']).get('')!;
  return { facts, subject: subjectFromFiles(stored, '') };
};

export const evaluate: Tasks['evaluate'] = async task => {
  const { source, items, exemptionPolicy, now } = task;
  const checks = checksFor(task);
  const facts = unpackFacts(task.facts);
  return items.map(item =>
    judgedReport(
      judge({ ...item, facts, source, checks, exemptionPolicy, now }),
    ),
  );
};

const namedSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
});

export const parseText: Tasks['parseText'] = async task => {
  const { text, inForce, checkModules } = task;
  const named = readYaml(text, namedSchema);
  const name = 'value' in named ? named.value.metadata.name : undefined;
  const place = inForce.findIndex(other => other.name === name);
  // As in `loadRules`: a scorecard knows what those before it declare.
  const declared = inForce
    .slice(0, place < 0 ? undefined : place)
    .flatMap(({ define }) => define.map(declaredCheck));
  const parsed = parseScorecard(text, [
    ...loadChecks(checkModules),
    ...declared,
  ]);
  if ('problems' in parsed) return parsed;
  const { define } = parsed.scorecard;
  const problems = inForce
    .slice(place < 0 ? inForce.length : place + 1)
    .flatMap(other =>
      other.define
        .filter(({ id }) => define.some(one => one.id === id))
        .map(({ id }) => ({
          message: `there is another check '${id}', in the scorecard '${other.name}'`,
        })),
    );
  return problems.length > 0 ? { problems } : parsed;
};

export { tryScorecard } from './tryScorecard';
