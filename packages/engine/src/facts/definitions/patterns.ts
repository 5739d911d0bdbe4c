/** What a definition file shows: a pipeline, what becomes of its failures, a rule that alerts, an objective, a monitor. @public */
export type DefinitionMark =
  | 'workflow'
  | 'retries'
  | 'failureNotice'
  | 'alert'
  | 'objective'
  | 'monitor'
  | 'notebook';

/** How a kind of definition is recognised: the name of its file, a line, and where the line alone is too little, more. */
export interface Definition {
  mark: DefinitionMark;
  /** For a person: the tool or what it is. */
  what: string;
  file: RegExp;
  /** Sees one line, and has to be linear in its length. What it catches is the name of what is defined. */
  line: RegExp;
  /** Something else that the file holds, anywhere. */
  beside?: RegExp;
  /** Its words are common: it counts only where the file defines a pipeline of the same tool. */
  within?: true;
}

export const YAML = /\.ya?ml$/i;
export const JSON_FILE = /\.json$/i;
export const YAML_OR_JSON = /\.(ya?ml|json|template)$/i;
export const TERRAFORM = /\.tf(\.json)?$/i;
