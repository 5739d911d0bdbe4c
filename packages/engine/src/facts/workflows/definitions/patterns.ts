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
  /** One of them stands in every line that matches: most files hold none, and that is found out fast. */
  words: readonly string[];
  /** Sees one line, and has to be linear in its length. What it catches is the name of what is defined. */
  line: RegExp;
  /** Something else that the file holds, anywhere. */
  beside?: RegExp;
  /** Its words are common: it counts only where the file defines a pipeline of the same tool. */
  within?: true;
}

/** Declares definitions of one kind. */
export const defines =
  (mark: DefinitionMark) =>
  (
    words: readonly string[],
    what: string,
    file: RegExp,
    line: RegExp,
    beside?: RegExp,
  ): Definition => ({
    mark,
    words,
    what,
    file,
    line,
    ...(beside ? { beside } : {}),
  });

// Names of files, by the language that definitions stand in.
export const YAML = /\.ya?ml$/i;
export const JSON_FILE = /\.json$/i;
export const YAML_OR_JSON = /\.(ya?ml|json|template)$/i;
export const TERRAFORM = /\.tf(\.json)?$/i;
export const SNAKEMAKE = /(^|\/)Snakefile[^/]*$|\.smk$/i;
/** Where DAGs of Airflow are written in YAML. */
export const DAG_YAML = /(^|\/)dags?\/.*\.ya?ml$/i;
