import type { ExemptionPolicy } from '@opaq/engine';
import type { Rules } from '../worker/tasks';

/** The rules of a replica at a moment, with a hash that is the same where they are. */
export interface LoadedRules extends Rules {
  hash: string;
  /** As in {@link Rules}; `origin` is for a person: a file's name, a URL, or the engine. */
  definitions: Array<Required<Rules['definitions'][number]>>;
  /** As in {@link Rules}; `file` is for a person. */
  problems: Rules['problems'];
  exemptionPolicy: ExemptionPolicy;
}

/** By what this replica judges. It changes while the replica runs: nobody keeps what `current` gives. */
export interface RulesSource {
  current(): LoadedRules;
  /** @returns Ends it. */
  onChange(listener: () => void): () => void;
}
