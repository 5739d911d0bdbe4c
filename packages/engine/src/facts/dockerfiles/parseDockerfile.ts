import {
  DockerfileParser,
  type Arg,
  type Env,
  type From,
  type Instruction,
} from 'dockerfile-ast';
import type { Dockerfile, DockerInstruction, DockerStage } from './Dockerfile';
import { substitute } from './variables';

const MAX_CHARACTERS = 200_000;
/** The parser's time grows with the square of a comment's length. */
const MAX_COMMENT = 500;
const MAX_INSTRUCTIONS = 1_000;
const MAX_TEXT = 4_000;

const lineOf = (instruction: Instruction) =>
  instruction.getRange().start.line + 1;

const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Builds the stages of a file, instruction by instruction, as a builder would. */
class Stages {
  readonly all: DockerStage[] = [];
  /** ARGs before the first FROM: seen by every FROM, and by a stage that asks for them by name. */
  readonly #global = new Map<string, string>();
  readonly #scopes: Map<string, string>[] = [];

  add(instruction: Instruction): void {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') {
      this.#from(instruction as From);
      return;
    }
    const stage = this.all.at(-1);
    const scope = this.#scopes.at(-1) ?? this.#global;
    if (keyword === 'ARG') this.#arg(instruction as Arg, scope);
    if (!stage) return;
    if (keyword === 'ENV') {
      for (const property of (instruction as Env).getProperties()) {
        const value = substitute(property.getValue() ?? '', scope);
        if (value === undefined) scope.delete(property.getName());
        else scope.set(property.getName(), value);
      }
    }
    const text = instruction.getArgumentsContent() ?? '';
    if (keyword === 'USER' && text.trim() !== '') {
      const written = unquoted(text);
      const name = substitute(written, scope);
      stage.user = {
        written,
        ...(name === undefined ? {} : { name }),
        line: lineOf(instruction),
      };
    }
    stage.instructions.push({
      keyword,
      text: text.slice(0, MAX_TEXT),
      line: lineOf(instruction),
    } satisfies DockerInstruction);
  }

  #arg(instruction: Arg, scope: Map<string, string>) {
    const property = instruction.getProperty();
    const name = property?.getName();
    if (!property || !name) return;
    const written = property.getValue();
    const value =
      written === null ? this.#global.get(name) : substitute(written, scope);
    if (value !== undefined) scope.set(name, value);
  }

  #from(instruction: From) {
    const from = instruction.getImage() ?? '';
    const name = instruction.getBuildStage() ?? undefined;
    const image = substitute(unquoted(from), this.#global);
    const parent = this.all.findIndex(
      stage =>
        stage.name !== undefined &&
        stage.name.toLowerCase() === image?.toLowerCase(),
    );
    const inherited = this.all[parent];
    const base = inherited ? inherited.base : image;
    this.#scopes.push(new Map(this.#scopes[parent] ?? []));
    this.all.push({
      ...(name === undefined ? {} : { name }),
      line: lineOf(instruction),
      from,
      ...(inherited ? { parent } : {}),
      ...(base === undefined ? {} : { base }),
      ...(inherited?.user ? { user: inherited.user } : {}),
      instructions: [],
    });
  }
}

/** The text with its lines where they are, long comments cut. */
const shortened = (text: string) =>
  text
    .split('\n')
    .map(line =>
      line.length > MAX_COMMENT && line.trimStart().startsWith('#')
        ? line.slice(0, MAX_COMMENT)
        : line,
    )
    .join('\n');

/** Reads a Dockerfile. What can't be read is a `problem`. */
export function parseDockerfile(
  path: string,
  text: string | undefined,
): Dockerfile {
  const broken = (problem: string) => ({ path, stages: [], problem });
  if (text === undefined) return broken('is not a text file');
  if (text.length > MAX_CHARACTERS) {
    return broken('is too long to be a Dockerfile');
  }
  const stages = new Stages();
  DockerfileParser.parse(shortened(text))
    .getInstructions()
    .slice(0, MAX_INSTRUCTIONS)
    .forEach(instruction => stages.add(instruction));
  if (stages.all.length === 0) return broken('holds no FROM instruction');
  return { path, stages: stages.all };
}
