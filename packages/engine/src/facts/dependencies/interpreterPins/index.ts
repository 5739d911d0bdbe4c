import { defineDerivedFact } from '../../Fact';
import { dockerfiles, type DockerStage } from '../../containers/dockerfiles';
import { manifests } from '../manifests';
import { depth } from '../../repository/sideFolders';
import type { Language } from '../../source/paths';
import { fixedMinor } from './fixedMinor';
import { imagePins } from './imagePins';
import { versionFilesFor } from './versionFiles';

/** A file that fixes the version of an interpreter. @public */
export interface InterpreterPin {
  language: Language;
  /** `3.11`; for Node the major version where that is all that is fixed. */
  version: string;
  path: string;
  line?: number;
}

/** What a file says of an interpreter that leaves its minor version open. @public */
export interface OpenRange {
  language: Language;
  spec: string;
  path: string;
  line?: number;
}

type Pin = Omit<InterpreterPin, 'path'>;

// Interpreters that an image installs: `conda install python=3.11`, `apt-get install python3.11`, `uv python install 3.11`.
const INSTALLED =
  /\b(?:conda|mamba|micromamba)\b.{0,500}?\bpython={1,2}(3\.\d{1,2})|\bpython(3\.\d{1,2})\b|\buv python install (3\.\d{1,2})/;

/** What images call the version of an interpreter that they install: `ENV R_VERSION=4.5.2`, `ARG NODE_VERSION 22`. */
const VARIABLE = /(?:^|\s)(PYTHON|R|NODE)_VERSION[= ]["']?v?(\d+)(\.\d+)?/g;
const LANGUAGES = { PYTHON: 'python', R: 'r', NODE: 'node' } as const;

/** The versions in variables that a command of the same stage installs by. */
function variablesOf({ instructions }: DockerStage): Pin[] {
  const commands = instructions.filter(({ keyword }) => keyword === 'RUN');
  return instructions.flatMap(({ keyword, text, line }) => {
    if (keyword !== 'ENV' && keyword !== 'ARG') return [];
    return [...text.matchAll(VARIABLE)].flatMap(([, name, major, minor]) => {
      const language = LANGUAGES[name as keyof typeof LANGUAGES];
      const use = new RegExp(`\\$\\{?${name}_VERSION\\b`);
      if (language !== 'node' && minor === undefined) return [];
      return commands.some(command => use.test(command.text))
        ? [{ language, version: `${major}${minor ?? ''}`, line }]
        : [];
    });
  });
}

function pinsOf(stage: DockerStage): Pin[] {
  const base =
    stage.parent === undefined && stage.base !== undefined
      ? imagePins(stage.base).map(pin => ({ ...pin, line: stage.line }))
      : [];
  const installed = stage.instructions.flatMap(({ keyword, text, line }) => {
    if (keyword !== 'RUN' || !/install|create/.test(text)) return [];
    const match = INSTALLED.exec(text.replace(/\s+/g, ' '));
    const version = match?.[1] ?? match?.[2] ?? match?.[3];
    return version ? [{ language: 'python' as const, version, line }] : [];
  });
  return [...base, ...installed, ...variablesOf(stage)];
}

/** A file at the root says more than one in a folder; among equals the order of finding stays. */
const nearest = (a: { path: string }, b: { path: string }) =>
  depth(a.path) - depth(b.path);

/**
 * What fixes the interpreters' versions: files of version managers, manifests, images. Where nothing does, the ranges
 * that were found tell why.
 *
 * @public
 */
export const interpreterPins = defineDerivedFact({
  name: 'interpreterPins',
  uses: {
    manifests,
    dockerfiles,
    python: versionFilesFor('python'),
    r: versionFilesFor('r'),
    node: versionFilesFor('node'),
  },
  derive(facts): { pins: InterpreterPin[]; open: OpenRange[] } {
    const pins = (['python', 'r', 'node'] as const).flatMap(
      (language): InterpreterPin[] =>
        facts[language].map(file => ({ ...file, language })),
    );
    const open: OpenRange[] = [];
    for (const { path, interpreters } of facts.manifests) {
      for (const { language, spec, line } of interpreters) {
        const version = fixedMinor(spec);
        const where = { language, path, ...(line ? { line } : {}) };
        if (version) pins.push({ ...where, version });
        else open.push({ ...where, spec });
      }
    }
    for (const { path, stages } of facts.dockerfiles) {
      for (const pin of stages.flatMap(pinsOf)) pins.push({ ...pin, path });
    }
    return { pins: pins.sort(nearest), open: open.sort(nearest) };
  },
});
