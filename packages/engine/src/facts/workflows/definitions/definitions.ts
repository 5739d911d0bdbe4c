import { defineFileFact } from '../../Fact';
import { isInSideFolder } from '../../repository/sideFolders';
import { isLock, isTestPath, isVendored } from '../../source/paths';
import { literalFinder } from '../../source/literals';
import { sourceOf, type SourceLine } from '../../source/sourceLines';
import { alerting } from './alerting';
import { jobs } from './jobs';
import { monitoring } from './monitoring';
import type { Definition, DefinitionMark } from './patterns';
import { pipelines } from './pipelines';

export type { DefinitionMark } from './patterns';

/** The first place in a file of something that it defines; of rules that alert, each by its name. @public */
export interface FoundDefinition {
  path: string;
  line?: number;
  mark: DefinitionMark;
  /** The tool that reads it, or what it is. */
  what: string;
  /** How it is called, where the line tells. */
  name?: string;
}

type Found = Omit<FoundDefinition, 'path'>;

const DEFINITIONS: readonly Definition[] = [
  ...pipelines,
  ...jobs,
  ...alerting,
  ...monitoring,
];

/** JSON is mostly data, so only where its folder or name promises a definition. */
const WANTED =
  /\.(ya?ml|tf|tf\.json|bicep|nf|smk|rules|cwl|wdl|template|asl\.json)$|(^|\/)(Snakefile[^/]*|nextflow\.config|conf\/[^/]+\.config|airflow\.cfg|luigi\.(cfg|toml))$|(^|[/._-])(workflows?|pipelines?|state[-_]?machines?|step[-_]?functions?|adf|data[-_]?factory|synapse|alerts?|alarms?|monitors?|monitoring|grafana|dashboards?|infra(structure)?|cloudformation|cfn|arm|terraform|databricks|jobs?)([/._-][^.]*)?\.json$/i;
// A file of CI or compose defines nothing of this; its steps are another fact's.
const CI =
  /(^|\/)(\.github|\.circleci|\.gitlab|\.devcontainer)\/|(^|\/)\.gitlab-ci/;
const MAX_SIZE = 300_000;
/** Rules of one kind in one file. */
const MAX_RULES = 100;

const COMMENT = /^\s*(?:#|\/\/)/;

const findWords = literalFinder(
  DEFINITIONS.map(({ words }) => ({ literals: words })),
);

/** Those that may stand in a file, by its name and the words in it. */
function possibleIn(path: string, text: string): Definition[] {
  const groups = new Set<number>();
  findWords(text, group => groups.add(group));
  return groups.size === 0
    ? []
    : DEFINITIONS.filter(
        ({ file, beside }, group) =>
          groups.has(group) &&
          file.test(path) &&
          (!beside || beside.test(text)),
      );
}

function definitionsIn(
  path: string,
  text: string,
  linesOf: () => readonly SourceLine[],
): Found[] {
  const possible = possibleIn(path, text);
  if (possible.length === 0) return [];
  const found = new Map<Definition, Found[]>();
  for (const line of linesOf()) {
    if (line.text === '' || COMMENT.test(line.text)) continue;
    for (const definition of possible) {
      const before = found.get(definition) ?? [];
      const { mark, what } = definition;
      // One file holds rules about different things, so each counts.
      const most = mark === 'alert' ? MAX_RULES : 1;
      const match = before.length < most && definition.line.exec(line.text);
      if (!match) continue;
      const one = {
        mark,
        what,
        ...(match[1] === undefined ? {} : { name: match[1] }),
        ...(line.line === undefined ? {} : { line: line.line }),
      };
      if (before.some(({ name }) => name === one.name)) continue;
      found.set(definition, [...before, one]);
    }
  }
  const isDefined = (tool: string) =>
    [...found.keys()].some(
      ({ mark, what }) => mark === 'workflow' && what === tool,
    );
  return [...found]
    .filter(([{ within, what }]) => !within || isDefined(what))
    .flatMap(([, all]) => all);
}

/**
 * What files of configuration and infrastructure define: pipelines, what becomes of their failures, rules that alert,
 * and objectives. Read line by line, so that a template of such a file counts too.
 *
 * @public
 */
export const definitions = defineFileFact<Found[], FoundDefinition[]>({
  name: 'definitions',
  version: 2,
  scope: 'component',
  select: (path, size) =>
    WANTED.test(path) &&
    size <= MAX_SIZE &&
    !isLock(path) &&
    !CI.test(path) &&
    !isVendored(path),
  map(file) {
    const { path, text } = file;
    if (text === undefined) return undefined;
    const found = definitionsIn(path, text, () => sourceOf(file).lines);
    return found.length > 0 ? found : undefined;
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path) && !isTestPath(path))
      .flatMap(([path, marks]) => marks.map(mark => ({ path, ...mark }))),
});
