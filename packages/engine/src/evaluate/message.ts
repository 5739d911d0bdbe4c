import type { MessageData } from '../checks/Check';
import { withoutIssuedSecrets } from '../facts/secrets/providers';

const MAX_VALUE_LENGTH = 200;
// What is cut off here may be the end of a secret, and lies far behind what is shown.
const MAX_READ_LENGTH = 2000;

// scheme://user:password@host, RFC 3986 3.2.1. A token often stands alone before the host.
const USER_INFO = /:\/\/[^\s/@]{1,500}@/g;
// What a check cut off may have been the host; a number is a port.
const CUT_USER_INFO = /:\/\/[^\s/@:]{0,100}:(?!\d{0,5}$)[^\s/@]{1,500}$/;

/**
 * A value from a repository as it may stand in a sentence: one line, of bounded length, of whole characters, without
 * control characters, and without what a source or package host issued to somebody.
 */
export function plain(value: string, maxLength = MAX_VALUE_LENGTH): string {
  const line = value
    .slice(0, MAX_READ_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  const clean = withoutIssuedSecrets(
    line.replace(USER_INFO, '://…@').replace(CUT_USER_INFO, '://…'),
  );
  return clean.length > maxLength
    ? `${clean
        .slice(0, maxLength - 1)
        // Half of a character is none: it could not be written as an address.
        .replace(/\p{Cs}$/u, '')}…`
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
