import type { MessageData } from '../checks/Check';

const MAX_VALUE_LENGTH = 200;

/** A value from a repository as it may stand in a sentence: one line, of bounded length, without control characters. */
export function plain(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
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
