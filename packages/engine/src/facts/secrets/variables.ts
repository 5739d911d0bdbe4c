import { holdsCredentials } from './connections';
import { issuedSecretIn } from './providers';
import { isPlaceholder, isRandom, isWeak } from './values';

/** What a variable of an image gives away. */
export interface VariableSecret {
  kind: string;
  /** A word or a short number, as people give to a database on their own machine. */
  weak?: true;
}

// The end of a name says what it holds: PASSWORD_FILE and TOKEN_URL hold something else.
const PASSWORD = /(?:password|passwd|passphrase|pwd|(?:^|_)pass)\d{0,2}$/i;
const TOKEN =
  /(?:secret|(?:secret|api|access|auth|account|signing|encryption|private)_?key(?:_?id)?|token|credentials?)\d{0,2}$/i;

/** Characters past which a value is a text. */
const MAX_VALUE = 300;

const isPath = (value: string) => /^[./~]|^[A-Za-z]:\\/.test(value);

/** The secret that a variable is set to, by its name and value; undefined where it holds none. */
export function secretInVariable(
  name: string,
  content: string,
): VariableSecret | undefined {
  const value = content.slice(0, MAX_VALUE);
  if (isPlaceholder(value)) return undefined;
  const issued = issuedSecretIn(`${name.slice(0, MAX_VALUE)}=${value}`);
  if (issued) return { kind: issued };
  if (holdsCredentials(value)) return { kind: 'an address with a password' };
  if (isPath(value) || /\s|:\/\//.test(value)) return undefined;
  if (PASSWORD.test(name)) {
    return { kind: 'a password', ...(isWeak(value) ? { weak: true } : {}) };
  }
  return TOKEN.test(name) && isRandom(value)
    ? { kind: 'a secret key or token' }
    : undefined;
}
