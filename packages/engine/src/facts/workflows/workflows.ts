import { dirname } from '../../tree';
import {
  code,
  importOf,
  markOf,
  notebookCode,
  type CodeFile,
} from '../code/code';
import type { Mark } from '../code/marks';
import { defineDerivedFact } from '../Fact';
import { definitions, type FoundDefinition } from './definitions/definitions';
import { layout } from '../layout/layout';
import { pluginCode } from './pluginCode';
import { TOOLS, type Tool } from './tools';
import { placeAt } from '../Place';

/** A place of evidence. */
export interface WorkflowPlace {
  path: string;
  line?: number;
}

/** A tool that runs jobs of the project as a workflow, and the first place that shows it. @public */
export interface Workflow extends WorkflowPlace {
  tool: string;
  retriesByDefault: boolean;
  /** Which halves of a failure the repository could settle in the tool's own terms. */
  settles: readonly ('retries' | 'notice')[];
}

/** @public */
export interface Workflows {
  /** By tool, those with definitions of their own first. */
  tools: Workflow[];
  /** Where jobs are told to try again. */
  retries: WorkflowPlace[];
  /** Where somebody is told that a job failed. */
  notices: WorkflowPlace[];
  /** The code that uses the tools. */
  sources: CodeFile[];
}

const entryOf = (
  { name, settles, retriesByDefault }: Tool,
  place: WorkflowPlace,
): Workflow => ({
  tool: name,
  settles,
  retriesByDefault: retriesByDefault === true,
  ...placeAt(place.path, place.line),
});

/** The place where a file of code uses a tool. */
function useOf(
  file: CodeFile,
  { modules, mark }: Tool,
): WorkflowPlace | undefined {
  const found = modules && importOf(file, modules[file.language] ?? []);
  if (modules && !found) return undefined;
  const place = mark ? markOf(file, mark) : found;
  return place && placeAt(file.path, place.line);
}

/** Whether a file belongs to those that use the tools: it is one, or lies in a folder of theirs. */
function belongsTo(users: ReadonlySet<string>) {
  const folders = new Set([...users].map(dirname).filter(Boolean));
  return ({ path }: CodeFile) => {
    if (users.has(path)) return true;
    for (let at = dirname(path); at !== ''; at = dirname(at)) {
      if (folders.has(at)) return true;
    }
    return false;
  };
}

/** The workflows that the project defines. @public */
export const workflows = defineDerivedFact({
  name: 'workflows',
  uses: { definitions, code, notebookCode, layout, pluginCode },
  derive({
    definitions: defined,
    code: all,
    notebookCode: notebooks,
    layout: { kind },
    pluginCode: plugins,
  }): Workflows {
    // What an R package offers to others runs nothing, not even where the package is the tool.
    const isFunction = ({ path }: CodeFile) =>
      kind?.name === 'r-package' && /^(R|inst)\//.test(path);
    // A document may explain a tool; only one that is named for it defines a pipeline.
    const isDocument = ({ path }: CodeFile) =>
      /\.[rq]md$/i.test(path) && !/(^|\/)_targets\.[rq]md$/i.test(path);
    const own = [...all, ...notebooks].filter(
      file =>
        (file.role === 'app' || file.role === 'notebook') &&
        !isFunction(file) &&
        !plugins.has(file.path) &&
        !isDocument(file),
    );
    const pipelines = defined.filter(({ mark }) => mark === 'workflow');
    const tools = new Map<string, Workflow>();
    const add = (entry: Workflow) => {
      if (!tools.has(entry.tool)) tools.set(entry.tool, entry);
    };
    const users = new Set<string>();
    for (const tool of TOOLS) {
      const place = pipelines.find(({ what }) => what === tool.name);
      if (place) add(entryOf(tool, place));
      for (const file of own) {
        const use = useOf(file, tool);
        if (!use) continue;
        users.add(file.path);
        add(entryOf(tool, use));
      }
    }
    const sources = own.filter(belongsTo(users));
    const shown = (mark: Mark, other: FoundDefinition['mark']) => [
      ...sources.flatMap(file => {
        const place = markOf(file, mark);
        return place ? [placeAt(file.path, place.line)] : [];
      }),
      ...defined
        .filter(({ mark: one, what }) => one === other && tools.has(what))
        .map(({ path, line }) => placeAt(path, line)),
    ];
    return {
      tools: [...tools.values()],
      retries: shown('retries', 'retries'),
      notices: shown('failureNotice', 'failureNotice'),
      sources,
    };
  },
});
