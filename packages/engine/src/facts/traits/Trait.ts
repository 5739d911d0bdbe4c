/** What a project is. Which questions apply to it depends on this and on nothing else. @public */
export type Trait =
  | 'service'
  | 'app'
  | 'job'
  | 'trains'
  | 'servesModel'
  | 'data'
  | 'notebooks'
  | 'library'
  | 'template';

/** Why a project is held to have a trait. @public */
export interface TraitEvidence {
  /** A noun phrase for a sentence: `imports fastapi` or `spec.type is service`. */
  what: string;
  /** Absent where the catalog says it. */
  path?: string;
  line?: number;
}

/** The traits that a project has, each with what shows it. @public */
export type Traits = Partial<Record<Trait, TraitEvidence>>;
