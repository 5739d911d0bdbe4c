import {
  Arg,
  DockerfileParser,
  Env,
  type Copy,
  type From,
  type Instruction,
  type Property,
} from 'dockerfile-ast';
import { secretInVariable } from '../../secrets/variables';
import type {
  Dockerfile,
  DockerInstruction,
  DockerSecret,
  DockerStage,
} from './Dockerfile';
import { substitute } from './variables';

const MAX_CHARACTERS = 200_000;
/** The parser's time grows with the square of a comment's length. */
const MAX_COMMENT = 500;
const MAX_INSTRUCTIONS = 1_000;
const MAX_TEXT = 4_000;
const MAX_FLAGS = 20;
const MAX_FLAG = 500;
const MAX_SECRETS = 20;
const MAX_NAME = 100;

const lineOf = (instruction: Instruction) =>
  instruction.getRange().start.line + 1;

const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** The arguments on one line, without the comments between continued lines; a heredoc keeps its lines. */
function argumentsOf(instruction: Instruction): string {
  const text = (instruction.getArgumentsContent() ?? '').slice(0, 2 * MAX_TEXT);
  const plain = /^\s*<</.test(text)
    ? text
    : text.replace(/(^|\s)#[^\n]*\n/g, ' ').replace(/\s+/g, ' ');
  return plain.slice(0, MAX_TEXT);
}

const flagsOf = (instruction: Instruction): string[] =>
  'getFlags' in instruction
    ? (instruction as Copy)
        .getFlags()
        .slice(0, MAX_FLAGS)
        .map(flag => flag.toString().slice(0, MAX_FLAG))
    : [];

function propertiesOf(instruction: Instruction): Property[] {
  if (instruction instanceof Env) return instruction.getProperties();
  const property =
    instruction instanceof Arg ? instruction.getProperty() : null;
  return property ? [property] : [];
}

/** Builds the stages of a file, instruction by instruction, as a builder would. */
class Stages {
  readonly all: DockerStage[] = [];
  readonly secrets: DockerSecret[] = [];
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
    const hidden = this.#findSecrets(instruction);
    if (!stage) return;
    if (keyword === 'ENV') {
      for (const property of (instruction as Env).getProperties()) {
        const value = substitute(property.getValue() ?? '', scope);
        if (value === undefined) scope.delete(property.getName());
        else scope.set(property.getName(), value);
      }
    }
    const text = hidden ?? argumentsOf(instruction);
    const flags = flagsOf(instruction);
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
      text,
      ...(flags.length > 0 ? { flags } : {}),
      line: lineOf(instruction),
    } satisfies DockerInstruction);
  }

  /** The text without values, if one of them is a secret: what is found is stored, and a secret must not be. */
  #findSecrets(instruction: Instruction): string | undefined {
    const properties = propertiesOf(instruction);
    const before = this.secrets.length;
    for (const property of properties) {
      const variable = property.getName();
      const secret = secretInVariable(variable, property.getValue() ?? '');
      if (!secret || this.secrets.length >= MAX_SECRETS) continue;
      this.secrets.push({
        keyword: instruction instanceof Arg ? 'ARG' : 'ENV',
        variable: variable.slice(0, MAX_NAME),
        ...secret,
        line: property.getRange().start.line + 1,
      });
    }
    return this.secrets.length > before
      ? properties.map(one => `${one.getName()}=…`).join(' ')
      : undefined;
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
  const { all, secrets } = stages;
  return { path, stages: all, ...(secrets.length > 0 ? { secrets } : {}) };
}
