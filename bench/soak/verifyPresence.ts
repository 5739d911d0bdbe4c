import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { inflateSync } from 'node:zlib';
import type { FactsRow } from '../../plugins/scorecards-backend/src/database/rows';
import { refOf, type Component } from './Catalog';
import { firstDifference } from './firstDifference';
import type { Verification } from './verify';

function verifySubjects({ world, stored, findings }: Verification) {
  const subjects = new Map(stored.subjects.map(row => [row.entity_ref, row]));
  const components = world.catalog.all();
  for (const component of components) {
    const ref = refOf(component.name);
    const subject = subjects.get(ref);
    const expected = {
      url: world.urlOf(component),
      folder: component.source.folder,
      title: component.title,
      lifecycle: component.lifecycle,
      owner: `group:default/${component.owner}`,
    };
    const found = subject && {
      url: subject.url,
      folder: subject.folder,
      title: subject.title,
      lifecycle: subject.lifecycle,
      owner: subject.owner,
    };
    findings.assert(
      'subjects',
      isDeepStrictEqual(found, expected),
      () => `${ref}: ${firstDifference(found, expected)}`,
    );
  }
  const present = new Set(components.map(({ name }) => refOf(name)));
  const extra = [...subjects.keys()].filter(ref => !present.has(ref));
  findings.assert('subjects', extra.length === 0, () => `${extra}`);
}

function verifyRepositories({ world, stored, findings }: Verification) {
  const { repositories } = stored;
  const wanted = new Set(world.catalog.all().map(one => world.urlOf(one)));
  const known = repositories.map(({ url }) => url);
  findings.assert(
    'repositories',
    known.length === wanted.size && known.every(url => wanted.has(url)),
    () => {
      const lost = [...wanted].filter(url => !known.includes(url));
      const extra = known.filter(url => !wanted.has(url));
      return `without ${lost}; beside them ${extra}`;
    },
  );
  for (const row of repositories) {
    const { url, lease_until, requested_at, evaluate_at } = row;
    findings.assert(
      'idle',
      [lease_until, requested_at, evaluate_at].every(at => at === null),
      () => `${url}: ${JSON.stringify({ ...row, etag: undefined })}`,
    );
  }
}

function verifyHosts({ stored, findings }: Verification) {
  for (const row of stored.hosts) {
    const isPaused = Number(row.paused_until ?? 0) > stored.now;
    findings.assert(
      'hosts',
      !isPaused && row.failures === 0 && row.last_error === null,
      () => JSON.stringify(row),
    );
  }
}

/** Facts are those of the newest revision, or of one that what can't be read any more had. */
function differenceOf(
  { world, truth }: Verification,
  component: Component,
  facts: FactsRow,
): string | undefined {
  const revision = truth.revisionOf(component, facts.revision ?? '');
  if (revision === undefined) return `it never was at ${facts.revision}`;
  const newest = world.repositoryOf(component.source).revision;
  if (world.isReadable(component) && revision !== newest) {
    return `they are of push ${revision}, not ${newest}`;
  }
  // Each fact has a line of its own, which is nothing to JSON.
  const text = inflateSync(facts.data).toString().replaceAll('\n', '');
  const digest = createHash('sha256').update(text).digest('hex');
  if (digest !== facts.digest) return 'their digest is not theirs';
  const isTrue = digest === truth.digestOf(component, revision);
  return isTrue ? undefined : `they are not those of push ${revision}`;
}

function verifyFacts(verification: Verification) {
  const { world, stored, findings } = verification;
  const facts = Map.groupBy(stored.facts, row => row.repository_id);
  const subjects = Map.groupBy(stored.subjects, row => row.repository_id);
  const components = new Map(
    world.catalog.all().map(one => [refOf(one.name), one]),
  );
  for (const { id, url, read_at } of stored.repositories) {
    const rows = facts.get(id) ?? [];
    const found = rows.map(({ folder }) => folder);
    const of = subjects.get(id) ?? [];
    const isWhole = of.every(({ folder }) => found.includes(folder));
    findings.assert(
      'facts',
      read_at === null || (isWhole && new Set(found).size === found.length),
      () => `${url}: ${found} in place of ${of.map(({ folder }) => folder)}`,
    );
    for (const row of rows) {
      const subject = of.find(({ folder }) => folder === row.folder);
      const component = components.get(subject?.entity_ref ?? '');
      // Of a folder whose component left they stay until the next push.
      if (!component) continue;
      const problem = differenceOf(verification, component, row);
      findings.assert('facts', !problem, () => `${url}: ${problem}`);
    }
  }
}

function verifyCounters({ stored, findings }: Verification) {
  const { subjects, reports, history, counter } = stored;
  for (const { entity_ref, version } of [...subjects, ...reports, ...history]) {
    findings.assert(
      'counters',
      Number(version) <= counter,
      () => `${entity_ref} is of ${version}, and the count is at ${counter}`,
    );
  }
}

/** Asserts that what is stored is what there is, and that all of it is done. */
export function verifyPresence(verification: Verification): void {
  verifySubjects(verification);
  verifyRepositories(verification);
  verifyHosts(verification);
  verifyFacts(verification);
  verifyCounters(verification);
}
