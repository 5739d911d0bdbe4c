import type { SourceLine } from '../source/sourceLines';
import { isPlaceholder, isRandom, isWeak } from './values';
import type { Syntax } from './where';

// The end of a name says what it holds; an assignment, in whatever language, and a literal follow.
const PASSWORD = '(?:password|passwd|passphrase|pwd|[_-]pass|\\bpass)';
const TOKEN =
  '(?:secret|secret[_-]?key|api[_-]?key|access[_-]?key|auth[_-]?key|account[_-]?key|signing[_-]?key|encryption[_-]?key|private[_-]?key|token)';
const ASSIGN = '\\d{0,2}["\'`]?\\]?\\s{0,10}(?:={1,3}|:=|=>|<-|:)\\s{0,10}';
const QUOTED = '[rbuf]?(["\'`])((?:(?!\\1).){3,200})\\1';
const BARE =
  '((?![?+=-])[^\\s"\'`#;,{}()[\\]]{3,200})(?=\\s*(?:#.*)?$|[\\s;,])';

const expression = (name: string, value: string) =>
  new RegExp(`${name}${ASSIGN}${value}`, 'i');
const PASSWORD_QUOTED = expression(PASSWORD, QUOTED);
const PASSWORD_BARE = expression(PASSWORD, BARE);
const TOKEN_QUOTED = expression(TOKEN, QUOTED);
const TOKEN_BARE = expression(TOKEN, BARE);
/** One of these stands in the name of whatever is set to a secret, in any case of letters. */
export const SECRET_WORDS = ['pass', 'pwd', 'secret', 'key', 'token'];
const TRIGGER = new RegExp(SECRET_WORDS.join('|'), 'i');

const HOST = /\bhost(?:name)?["']?\s{0,4}[=:]\s{0,4}["']([^"']{1,200})["']/i;
const LOCAL = /^(?:localhost|127\.|0\.0\.0\.0|::1|host\.docker\.internal)/;
// In configuration a single word is a service of the same network.
const CONFIGURED_HOST =
  /(?:\b|_)host(?:name)?["']?\s{0,4}[=:]\s{0,4}["']?([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?:["'\s:,;/]|$)/i;
// https://www.rfc-editor.org/rfc/rfc6761 and the domain of Kubernetes.
const LOCAL_DOMAIN = /\.(?:local|localhost|svc|test)$/i;
/** Lines around a password in which its host is looked for. */
const NEARBY = 5;

/** Whether what stands around a line connects to a host that is not the machine itself. */
function isRemote(
  lines: readonly SourceLine[],
  index: number,
  pattern: RegExp,
): boolean {
  return lines
    .slice(Math.max(0, index - NEARBY), index + NEARBY + 1)
    .some(({ text }) => {
      const host = pattern.exec(text)?.[1];
      return (
        host !== undefined &&
        !LOCAL.test(host) &&
        !LOCAL_DOMAIN.test(host) &&
        !isPlaceholder(host)
      );
    });
}

function literal(text: string, quoted: RegExp, bare: RegExp | undefined) {
  return quoted.exec(text)?.[2] ?? bare?.exec(text)?.[1];
}

/** The kind of secret that a line assigns to a name that asks for one; undefined where it does not. */
export function literalSecretAt(
  lines: readonly SourceLine[],
  index: number,
  syntax: Exclude<Syntax, 'prose'>,
): string | undefined {
  const { text } = lines[index];
  if (!TRIGGER.test(text)) return undefined;
  const bare = syntax === 'configuration';
  const password = literal(
    text,
    PASSWORD_QUOTED,
    bare ? PASSWORD_BARE : undefined,
  );
  if (
    password &&
    !isPlaceholder(password) &&
    !/\s|^[./~]|:\/\//.test(password)
  ) {
    const isLocal =
      isWeak(password) &&
      !isRemote(lines, index, bare ? CONFIGURED_HOST : HOST);
    if (!isLocal) return 'a password';
  }
  const token = literal(text, TOKEN_QUOTED, bare ? TOKEN_BARE : undefined);
  return token && !isPlaceholder(token) && isRandom(token)
    ? 'a secret key or token'
    : undefined;
}

const ENV_VALUE =
  /^\s*(?:export\s+)?[A-Za-z_]\w*?(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY|KEY_ID|CREDENTIALS?|DSN)\s*=\s*["']?([^"'\s#]{4,})/i;

/** Whether a line of a dotenv file sets a secret. */
export function setsSecret(text: string): boolean {
  const value = ENV_VALUE.exec(text)?.[1];
  return value !== undefined && !isPlaceholder(value) && !isWeak(value);
}
