import { isPlaceholder, isWeak } from './values';

// scheme://user:password@host, RFC 3986 3.2.1.
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/([^\s:@/"'`<>]{0,100}):([^\s@/"'`]{1,200})@([^\s/"'`:?,)<>\]]{1,255})/gi;
// https://www.rfc-editor.org/rfc/rfc2606 keeps these names for documentation.
const EXAMPLE_HOST =
  /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$|^(?:host(?:name)?|server|domain|your.*|my.*|ip|address|.*_host)$/i;
const LOCAL_HOST =
  /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal)/i;

// `host=... password=...` of libpq and `Server=...;Pwd=...` of ODBC, inside one literal.
const LITERAL = /(["'])((?:(?!\1).){10,400})\1/g;
const PASSWORD_PART = /(?:^|[;\s])(?:password|pwd)\s?=\s?([^;\s]{3,100})/i;
const HOST_PART =
  /(?:^|[;\s])(?:host|server|data source|address)\s?=\s?(?:tcp:)?([^;\s,:]{1,255})/i;

interface Credentials {
  user: string;
  password: string;
  host: string;
}

function* credentialsIn(text: string): Generator<Credentials> {
  if (text.includes('://')) {
    for (const [, user, password, host] of text.matchAll(ADDRESS)) {
      yield { user, password, host };
    }
  }
  if (!/(?:password|pwd)\s?=/i.test(text)) return;
  for (const [, , literal] of text.matchAll(LITERAL)) {
    const password = PASSWORD_PART.exec(literal)?.[1];
    const host = HOST_PART.exec(literal)?.[1];
    if (password && host) yield { user: '', password, host };
  }
}

/** Whether a line holds an address with a password that opens something beyond the machine it runs on. */
export function holdsCredentials(text: string): boolean {
  for (const { user, password, host } of credentialsIn(text)) {
    const isElsewhere = !LOCAL_HOST.test(host) && !EXAMPLE_HOST.test(host);
    // `[user]:[password]@[host]` describes an address.
    const isWritten =
      !isPlaceholder(password) &&
      !isPlaceholder(host) &&
      !/[{}$<[]/.test(user) &&
      !/^\[.*\]$/.test(password);
    // Without a dot it is a service of the same compose file, where `postgres:postgres@db` is usual.
    const isUsual =
      !host.includes('.') && (isWeak(password) || password === user);
    if (isElsewhere && isWritten && !isUsual) return true;
  }
  return false;
}
