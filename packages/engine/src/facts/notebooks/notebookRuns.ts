import { ci, type CiDefinition } from '../ci/ci';
import { code, markOf } from '../code/code';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { definitions } from '../workflows/definitions/definitions';
import { appImages, type Image } from '../containers/images';
import { isInSideFolder } from '../repository/sideFolders';
import { isTestPath, isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import { workflows } from '../workflows/workflows';
import { placeAt } from '../Place';

/** A place where production executes a notebook. @public */
export interface NotebookRun {
  path: string;
  line?: number;
  /** What executes it, for a sentence: `a job with a notebook_task`. */
  what: string;
}

/** Commands that execute a notebook: from a shell, or as a list of words. Installing one of the tools is none. */
const EXECUTES =
  /\bpapermill\b(?=["',\s]).{0,300}(?:\.ipynb|["',\s]\$)|\bnbconvert\b.{0,300}--execute\b|\bnbconvert\b.{0,300}ExecutePreprocessor|\bjupyter["',\s]{1,10}(?:execute|run)\b|\bjupyter-(?:execute|run)\b|\brunipy\b.{0,200}\.ipynb|\bipython3?\b.{0,100}\.ipynb/;
/** Most files hold none of it, and that is found out fast. */
const MAY_EXECUTE = /papermill|nbconvert|jupyter|ipynb/;
const INSTALLS =
  /\b(?:pip3?|conda|mamba|micromamba|poetry|uv|pdm|apt-get|apt)\b.{0,60}\b(?:install|add|sync)\b/;
const COMMENT = /^\s*(?:#|\/\/)/;

const executesNotebook = (text: string): boolean =>
  EXECUTES.test(text) &&
  // Of a chain of commands only the one that executes counts.
  text
    .split(/&&|;|\|\|/)
    .some(one => EXECUTES.test(one) && !INSTALLS.test(one));

const SCRIPT = /\.(sh|bash)$|(^|\/)(entrypoint|start|run)$/i;
/** Files of which each line is run by a tool, on a schedule or in an image. */
const RUN_BY_A_TOOL =
  /(^|\/)((docker-)?compose[\w.-]*\.ya?ml|Procfile|dvc\.ya?ml|Snakefile[^/]*|crontabs?[^/]*|[^/]+\.(service|smk|nf|cron))$/i;
const MAX_SIZE = 100_000;

/** @public */
export interface NotebookCommand {
  line?: number;
  /** Counts only where an image starts it. */
  script?: true;
}

/** Scripts, and files that tools run, with a command that executes a notebook. */
const notebookCommands = defineFileFact<
  NotebookCommand,
  (NotebookCommand & { path: string })[]
>({
  name: 'notebookCommands',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    (SCRIPT.test(path) || RUN_BY_A_TOOL.test(path) || /\.ya?ml$/i.test(path)) &&
    size <= MAX_SIZE &&
    !isVendored(path) &&
    !isTestPath(path),
  map(file) {
    const { path, text = '' } = file;
    if (!MAY_EXECUTE.test(text)) return undefined;
    const isScript = SCRIPT.test(path);
    // Of other YAML only manifests of Kubernetes and its workflows.
    const isRun = RUN_BY_A_TOOL.test(path) || /^apiVersion:/m.test(text);
    if (!isScript && !isRun) return undefined;
    const found = sourceOf(file).lines.find(
      ({ text: line }) => !COMMENT.test(line) && executesNotebook(line),
    );
    if (!found) return undefined;
    return {
      ...(found.line === undefined ? {} : { line: found.line }),
      ...(isScript ? { script: true } : {}),
    };
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .map(([path, one]) => ({ path, ...one })),
});

const COMMANDS = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The commands of an image, those of the stages that it starts from included. */
function commandsOf({ path, stage, file }: Image) {
  const stages = [stage];
  for (let { parent } = stage; parent !== undefined; ) {
    stages.push(file.stages[parent]);
    ({ parent } = file.stages[parent]);
  }
  return stages.flatMap(({ instructions }) =>
    instructions
      .filter(({ keyword }) => COMMANDS.has(keyword))
      .map(({ text, line }) => ({ text, line, path })),
  );
}

/** What CI does with notebooks to see whether they still run. */
const FOR_TESTS = /test|check|lint|\bci\b|docs?|valid|build|pages|book/i;

function scheduledRuns(all: readonly CiDefinition[]): NotebookRun[] {
  return all
    .filter(
      ({ triggers, path }) =>
        triggers.includes('schedule') &&
        !triggers.includes('pullRequest') &&
        !FOR_TESTS.test(nameOf(path)),
    )
    .flatMap(({ path, jobs }) =>
      jobs
        .filter(({ name }) => !FOR_TESTS.test(name))
        .flatMap(({ commands }) =>
          commands
            .filter(({ text }) => executesNotebook(text))
            .map(({ line }) => ({
              ...placeAt(path, line),
              what: 'a schedule of CI',
            })),
        ),
    );
}

/** Where images, workflows and schedules execute notebooks. @public */
export const notebookRuns = defineDerivedFact({
  name: 'notebookRuns',
  uses: { definitions, workflows, code, appImages, notebookCommands, ci },
  derive({
    definitions: defined,
    workflows: { sources },
    code: all,
    appImages: images,
    notebookCommands: commands,
    ci: ciFiles,
  }): NotebookRun[] {
    const inImages = images.flatMap(commandsOf);
    const started = (path: string) =>
      inImages.find(({ text }) => text.includes(nameOf(path)));
    const users = new Set(sources);
    return [
      ...inImages
        .filter(({ text }) => executesNotebook(text))
        .map(({ path, line }) => ({ path, line, what: 'an image' })),
      ...defined
        .filter(({ mark }) => mark === 'notebook')
        .map(({ path, line, what }) => ({
          ...placeAt(path, line),
          what,
        })),
      ...all.flatMap(file => {
        const place = markOf(file, 'runsNotebook');
        const isUser = users.has(file);
        if (!place || file.role !== 'app') return [];
        if (!isUser && !started(file.path)) return [];
        return [
          {
            ...placeAt(file.path, place.line),
            what: isUser ? 'a workflow' : 'an image',
          },
        ];
      }),
      ...commands
        .filter(({ path, script }) => !script || started(path))
        .map(({ path, line, script }) => ({
          ...placeAt(path, line),
          what: script ? 'a script that an image starts' : 'a command',
        })),
      ...scheduledRuns(ciFiles),
    ];
  },
});
