import type { MessageData } from '../checks/Check';

const MAX_VALUE_LENGTH = 200;

/** A value from a repository as it may stand in a sentence: one line, of bounded length, without control characters. */
export function plain(value: string): string {
  // eslint-disable-next-line no-control-regex -- control and direction characters are what is taken out
  const clean = value.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g,
    ' ',
  );
  return clean.length > MAX_VALUE_LENGTH
    ? `${clean.slice(0, MAX_VALUE_LENGTH - 1)}…`
    : clean;
}

/** The data of an answer, fit to be stored and shown. */
export function plainData(data: MessageData): MessageData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? plain(value) : value,
    ]),
  );
}

/** The message with its arguments in place. */
export function renderMessage(template: string, data: MessageData): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => `${data[name] ?? ''}`);
}
