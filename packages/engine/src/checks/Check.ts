import type * as z from 'zod';
import type { FactSet, FactValues } from '../facts/Fact';
import type { Subject } from '../subject';
import type { CheckDocs } from './docs';

/** Where evidence stands: a path relative to the component's folder, and a line (from 1) where there is one. @public */
export interface Location {
  path: string;
  line?: number;
}

/** @public */
export type Outcome = 'pass' | 'fail' | 'notApplicable' | 'unknown' | 'error';

/** Arguments of a message: plain values, shown as text. @public */
export type MessageData = Record<string, string | number>;

/** What a check answers: never text, always a message and its arguments. @public */
export interface Answer<MessageId extends string = string> {
  outcome: Exclude<Outcome, 'error'>;
  messageId: MessageId;
  data: MessageData;
  locations: Location[];
}

/** What a check is told beside its facts. @public */
export interface CheckContext<Params> {
  subject: Subject;
  params: Params;
  /** The time of the evaluation: the engine has no clock. */
  now: Date;
}

/** How long the repair takes somebody who knows the project. @public */
export type Effort = 'minutes' | 'hours' | 'days';

/**
 * One question about a component.
 *
 * @public
 */
export interface Check<
  Uses extends FactSet = FactSet,
  MessageId extends string = string,
  Params = unknown,
> {
  /** `category.name`; a third party's is `namespace/category.name`. */
  readonly id: string;
  /** The state in which the check passes, as a sentence without a full stop. */
  readonly title: string;
  /** The OPAQ item that the check bears on, as `Category/Item`. */
  readonly opaq: string;
  readonly effort: Effort;
  /**
   * Which answer needs to have seen everything. `presence` looks for something good, so a `fail` is only certain when no
   * file was passed over; `absence` looks for something bad, so a `pass` is. The other answer stands as it is. Where
   * something was passed over, the engine turns the uncertain answer into `unknown`. `entry` asks what is known of the
   * entity: files only show where that is said, so every answer stands.
   */
  readonly looksFor: 'presence' | 'absence' | 'entry';
  readonly uses: Uses;
  /** Parameters that a scorecard may set. Every field needs a default: a check runs without a scorecard. */
  readonly params?: z.ZodType<Params>;
  /** Names of those parameters that a project may set for itself, in the `parameters` of its `.opaq.yaml`. */
  readonly projectParams?: ReadonlyArray<keyof Params & string>;
  /** What is shown of a check from elsewhere; the engine's own have theirs in a README each. */
  readonly docs?: CheckDocs;
  /** Text by message id; `{{name}}` is replaced from the answer's data. */
  readonly messages: Readonly<Record<MessageId, string>>;
  run(
    facts: FactValues<Uses>,
    context: CheckContext<Params>,
  ): Answer<MessageId>;
}

/** A check of any facts and parameters. @public */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of checks knows neither their facts nor their parameters
export type AnyCheck = Check<any, string, any>;

/** Declares a check and lets TypeScript hold its answers against its messages. @public */
export function defineCheck<
  Uses extends FactSet,
  MessageId extends string,
  Params = undefined,
>(check: Check<Uses, MessageId, Params>): Check<Uses, MessageId, Params> {
  return check;
}
