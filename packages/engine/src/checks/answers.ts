import type { Answer, Location, MessageData } from './Check';

type Where = Location | readonly Location[];

function answer<Outcome extends Answer['outcome']>(outcome: Outcome) {
  return <MessageId extends string>(
    messageId: MessageId,
    data: MessageData = {},
    where: Where = [],
  ): Answer<MessageId> => ({
    outcome,
    messageId,
    data,
    locations: (Array.isArray(where) ? where : [where]) as Location[],
  });
}

/** The state that the check asks for was found. @public */
export const pass = answer('pass');
/** It was looked for and is not there. @public */
export const fail = answer('fail');
/** The question makes no sense for this component. @public */
export const notApplicable = answer('notApplicable');
/** The evidence could not be had. @public */
export const unknown = answer('unknown');

/** As many names as a sentence bears: `a, b and 3 more`. */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** The location of anything that knows its path, and its line if it has one. @public */
export function at(item: { path: string; line?: number }): Location {
  return item.line === undefined
    ? { path: item.path }
    : { path: item.path, line: item.line };
}
