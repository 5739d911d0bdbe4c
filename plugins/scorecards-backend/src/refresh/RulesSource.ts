import type { ExemptionPolicy } from '@opaq/engine';
import type { Rules } from '../worker/tasks';

/** A scorecard in force as it was written. */
export interface ScorecardText {
  name: string;
  /** Where it comes from, for a person: a file's name, a URL, or the engine. */
  origin: string;
  text: string;
}

/** The rules of a replica at a moment, with a hash that is the same where they are. */
export interface LoadedRules extends Rules {
  hash: string;
  /** One for each of `scorecards`, in their order. */
  definitions: ScorecardText[];
  exemptionPolicy: ExemptionPolicy;
}

/** By what this replica judges. It changes while the replica runs: nobody keeps what `current` gives. */
export interface RulesSource {
  current(): LoadedRules;
  /** @returns Ends it. */
  onChange(listener: () => void): () => void;
}
