import { substitute } from '../../containers/dockerfiles/variables';
import type {
  DockerInstruction,
  DockerStage,
} from '../../containers/dockerfiles';
import type { Image } from '../../containers/images';
import { isHome, isPlace } from './homes';

/** A folder in which the project runs, and what says so. */
export interface FoundPlace {
  /** The folder, with variables in place. */
  folder: string;
  /** What names it, for a sentence: `WORKDIR`. */
  by: string;
  line?: number;
}

/** Variables that a base image sets for those who build on it, each for the folder that the image starts in. */
const GIVEN: ReadonlyArray<[base: RegExp, name: string, value: string]> = [
  [/lambda/, 'LAMBDA_TASK_ROOT', '/var/task'],
  [/airflow|astro-runtime/, 'AIRFLOW_HOME', '/opt/airflow'],
];

/** Targets that hold no code of the project: settings, data of a database, what the build needs for itself. */
export const NOT_THE_PROJECT =
  /^\/(?:tmp|etc|docker-entrypoint|run|var\/(?:cache|tmp|run|lib)|(?:usr\/)?s?bin(?:\/|$)|usr\/local\/(?:s?bin|lib))|\/\.?(?:venv|virtualenv|env)\/?$|\.(?:txt|toml|lock|conf|cfg|ini|sh|ya?ml|json|sql)$/;
const CODE_FILE = /\.(?:py|[rR]|[cm]?js|ts|jar|sh)$/;

const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** The words of an instruction, of its JSON form too. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/^\s*\[|\]\s*$/g, ' ')
    .split(/[\s,]+/)
    .map(unquoted)
    .filter(Boolean);

/** The instructions of a stage after those of the stages that it starts from. */
function chainOf(
  stage: DockerStage,
  stages: readonly DockerStage[],
): DockerInstruction[] {
  // A stage starts only from an earlier one, so this ends.
  const parent = stage.parent === undefined ? undefined : stages[stage.parent];
  return [...(parent ? chainOf(parent, stages) : []), ...stage.instructions];
}

/** Follows a stage's instructions as a builder would, and keeps where it puts the project. */
class Places {
  readonly #variables = new Map<string, string>();
  #workdir: FoundPlace | undefined;
  readonly #copies: (FoundPlace & { whole: boolean })[] = [];
  #started: FoundPlace | undefined;

  constructor({ base, line }: DockerStage) {
    // Docker's own images of languages and systems leave it at the root.
    if (base && /^[\w.-]+(?::|@|$)/.test(base)) {
      this.#workdir = { folder: '/', by: 'WORKDIR' };
    }
    for (const [pattern, name, value] of GIVEN) {
      if (!base || !pattern.test(base)) continue;
      this.#variables.set(name, value);
      this.#workdir = { folder: value, by: 'FROM', line };
    }
  }

  #value(text: string): string {
    const written = unquoted(text);
    return substitute(written, this.#variables) ?? written;
  }

  read({ keyword, text, line }: DockerInstruction): void {
    if (keyword === 'ENV' || keyword === 'ARG') this.#set(text);
    else if (keyword === 'WORKDIR') this.#enter(this.#value(text), line);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#copy(text, line);
    else if (keyword === 'CMD' || keyword === 'ENTRYPOINT') {
      const file = wordsOf(text)
        .map(word => this.#value(word))
        .find(word => isHome(word) && CODE_FILE.test(word));
      this.#started = file ? { folder: file, by: keyword, line } : undefined;
    }
  }

  #set(text: string) {
    const pairs = /^\s*(\w+)\s+([^=\s]\S*)\s*$/.exec(text);
    if (pairs) this.#variables.set(pairs[1], this.#value(pairs[2]));
    for (const [, name, value] of text.matchAll(
      /(?:^|\s)(\w{1,100})=("[^"]*"|'[^']*'|\S*)/g,
    )) {
      if (value) this.#variables.set(name, this.#value(value));
    }
  }

  #enter(folder: string, line: number) {
    if (isPlace(folder)) this.#workdir = { folder, by: 'WORKDIR', line };
    // A variable without a value may lead anywhere.
    else if (folder.includes('$')) this.#workdir = undefined;
    else if (this.#workdir) {
      const base = this.#workdir.folder.replace(/\/$/, '');
      this.#workdir = { folder: `${base}/${folder}`, by: 'WORKDIR', line };
    }
  }

  #copy(text: string, line: number) {
    const words = wordsOf(text);
    const folder = this.#value(words.at(-1) ?? '');
    if (words.length < 2 || !isPlace(folder) || NOT_THE_PROJECT.test(folder)) {
      return;
    }
    const whole = words.slice(0, -1).some(word => /^\.\/?$/.test(word));
    this.#copies.push({ folder, by: 'COPY', line, whole });
  }

  /** A home goes before any other folder: code that is started there, or all of it copied there. */
  found(): FoundPlace | undefined {
    const home = this.#copies.find(
      ({ folder, whole }) => whole && isHome(folder),
    );
    if (this.#started) return this.#started;
    if (home) return home;
    if (this.#workdir && this.#workdir.folder !== '/') return this.#workdir;
    return this.#copies.find(({ folder }) => isHome(folder)) ?? this.#copies[0];
  }
}

/** Where an image holds the project; undefined where its recipe does not say. */
export function imagePlace({ stage, file }: Image): FoundPlace | undefined {
  const places = new Places(stage);
  chainOf(stage, file.stages).forEach(one => places.read(one));
  const found = places.found();
  return found && { folder: found.folder, by: found.by, line: found.line };
}
