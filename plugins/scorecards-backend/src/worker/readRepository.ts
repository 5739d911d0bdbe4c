import {
  collectorFor,
  files,
  subjectFromFiles,
  type FactCollector,
  type TreeEntry,
} from '@opaq/engine';
import {
  findWorkingTree,
  readArchive as collectArchive,
  readDirectory,
  UnreadableArchiveError,
} from '@opaq/engine/node';
import { checksFor } from './checks';
import { packFacts } from './factsText';
import { fingerprint } from './fingerprint';
import type { FolderFacts, Tasks } from './tasks';

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
