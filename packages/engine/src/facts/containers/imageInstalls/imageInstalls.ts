import { basename } from '../../../tree';
import { code, markOf, type CodeFile } from '../../code/code';
import type { DockerInstruction, DockerStage } from '../dockerfiles';
import { substitute } from '../dockerfiles/variables';
import { defineDerivedFact } from '../../Fact';
import { appImages, type Image } from '../images';
import { formsOf, simpleCommands } from '../../readme/shell';
import { copiedInto, originalName, type Copied } from './copies';
import type { InstallCommand } from './Install';
import { readNode } from './node';
import { readPython } from './python';
import { readR } from './r';

export type { Copied } from './copies';
export type { InstallCommand, InstallSource } from './Install';

/** What a step of a Dockerfile installs. @public */
export interface ImageInstall extends InstallCommand {
  line: number;
}

/** What the build of one image installs. @public */
export interface ImageInstalls {
  path: string;
  /** What its stages take from the build context. */
  copied: Copied[];
  installs: ImageInstall[];
  /** A step that runs a script of the project, of which it is not known what it installs. */
  script?: { shown: string; line: number };
}

/** The stage and those that it stands on or takes something from. */
function stagesBehind({ stage, file }: Image): DockerStage[] {
  const found = new Set<DockerStage>([stage]);
  const named = (name: string) =>
    /^\d+$/.test(name)
      ? file.stages[Number(name)]
      : file.stages.find(one => one.name?.toLowerCase() === name.toLowerCase());
  // A set yields what is added to it while it is walked.
  for (const { parent, instructions } of found) {
    if (parent !== undefined) found.add(file.stages[parent]);
    for (const { flags = [] } of instructions) {
      for (const flag of flags) {
        const name = /\bfrom=["']?([\w.-]{1,200})/.exec(flag)?.[1];
        const source = name && named(name);
        if (source) found.add(source);
      }
    }
  }
  return file.stages.filter(one => found.has(one));
}

/** A step as lines of shell: the exec form and a heredoc as well. */
function linesOf(text: string): string[] {
  if (/^\s*\[/.test(text)) {
    return [
      [...text.matchAll(/"((?:[^"\\]|\\.){0,2000})"/g)]
        .map(([, word]) => word)
        .join(' '),
    ];
  }
  return text.split('\n');
}

const FREEZES = /\bUV_(FROZEN|LOCKED)[= ]["']?(1|true|yes|on)\b/i;
const IN_CI = /(^|\s)CI[= ]["']?(1|true)\b/;
const EXPORTS =
  /\b(poetry export|uv export|pdm export|pipenv requirements|pipenv lock)\b/;
const PREPARES =
  /install|setup|deps|depend|bootstrap|provision|build|requirements|packages|renv|init|sync|(^|[-_:])env([-_:]|$)/i;
const MAX_INSTALLS = 200;
const MAX_SHOWN = 100;

/** A script or a task of the project that a command runs, if its name says that it prepares something. */
function scriptIn(form: readonly string[]): string | undefined {
  const [program, ...rest] = /^((ba|z)?sh|source|\.|python)$/.test(form[0])
    ? form.slice(1)
    : form;
  if (program === undefined) return undefined;
  if (/^(make|just|task|invoke|inv)$/.test(program)) {
    const task = rest.find(word => /^[\w.:-]{1,80}$/.test(word)) ?? '';
    return PREPARES.test(task) ? `${program} ${task}` : undefined;
  }
  // Without a folder and an interpreter it is on the path, and no script of the project.
  if (program === form[0] && !program.includes('/')) return undefined;
  const name = basename(program);
  return /\.(sh|bash|py|R)$/i.test(name) && PREPARES.test(name)
    ? program.slice(0, MAX_SHOWN)
    : undefined;
}

const R_SCRIPT =
  /\b(?:Rscript|R)\b.{0,100}?\s([\w./-]{1,200}\.[Rr])\b|\bsource\(["']([\w./-]{1,200}\.[Rr])["']\)/;

/** What an R script of the project installs, by the marks of its code. */
function scriptInstalls(
  name: string,
  sources: readonly CodeFile[],
): InstallCommand[] | undefined {
  const file = sources.find(({ path }) => basename(path) === basename(name));
  if (!file) return undefined;
  const shown = `Rscript ${name}`;
  if (markOf(file, 'restoresLock')) {
    return [{ language: 'r', source: 'lock', shown }];
  }
  return markOf(file, 'installsPackages')
    ? [{ language: 'r', source: 'packages', shown }]
    : undefined;
}

function readStep(
  { text, line }: DockerInstruction,
  environment: string,
  sources: readonly CodeFile[],
): Pick<ImageInstalls, 'installs' | 'script'> {
  const frozen = FREEZES.test(`${environment} ${text}`);
  const inCi = IN_CI.test(`${environment} ${text}`);
  const found: InstallCommand[] = readR(text);
  let script: ImageInstalls['script'];
  const rScript = R_SCRIPT.exec(text);
  const rName = rScript?.[1] ?? rScript?.[2];
  if (rName) {
    const installed = scriptInstalls(rName, sources);
    if (installed) found.push(...installed);
    else if (PREPARES.test(rName)) {
      script = { shown: `Rscript ${rName}`, line };
    }
  }
  for (const words of linesOf(text).flatMap(simpleCommands)) {
    for (const form of formsOf(words)) {
      const one = readPython(form) ?? readNode(form, inCi);
      if (one) {
        found.push(
          one.source === 'lockIfThere' && frozen
            ? { ...one, source: 'lock' }
            : one,
        );
        break;
      }
      const shown = scriptIn(form);
      if (shown) script ??= { shown, line };
    }
  }
  return { installs: found.map(one => ({ ...one, line })), script };
}

/** What ARG and ENV set, without quotes; a name that is set twice has its last value. */
function valuesIn(steps: readonly DockerInstruction[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { keyword, text } of steps) {
    if (keyword !== 'ARG' && keyword !== 'ENV') continue;
    const pairs = text.matchAll(/(?:^|\s)(\w{1,100})=["']?([^\s"']{0,500})/g);
    for (const [, name, value] of pairs) values.set(name, value);
    const [name, value, ...more] = text.trim().split(/\s+/);
    if (value && more.length === 0 && !name.includes('=')) {
      values.set(name, value);
    }
  }
  return values;
}

function read(image: Image, sources: readonly CodeFile[]): ImageInstalls {
  const stages = stagesBehind(image);
  const steps = stages.flatMap(({ instructions }) => instructions);
  const environment = steps
    .filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')
    .map(({ text }) => text)
    .join(' ');
  const runs = steps.filter(({ keyword }) => keyword === 'RUN');
  const values = valuesIn(steps);
  const copied = copiedInto(stages);
  const exported = runs.some(({ text }) => EXPORTS.test(text));
  const done = runs.map(step => readStep(step, environment, sources));
  const installs = done
    .flatMap(one => one.installs)
    .slice(0, MAX_INSTALLS)
    .map(one => {
      if (one.source !== 'files') return one;
      // What was exported from a lock a step before is the lock.
      if (exported) return { ...one, source: 'lock' as const };
      const files = one.files?.map(file =>
        originalName(copied, basename(substitute(file, values) ?? file)),
      );
      return { ...one, files };
    });
  const script = done.find(one => one.script)?.script;
  return { path: image.path, copied, installs, ...(script ? { script } : {}) };
}

/** What the builds of the application's images install for Python, R and Node, step by step. @public */
export const imageInstalls = defineDerivedFact({
  name: 'imageInstalls',
  uses: { appImages, code },
  derive: ({ appImages: images, code: sources }): ImageInstalls[] =>
    images.map(image => read(image, sources)),
});
