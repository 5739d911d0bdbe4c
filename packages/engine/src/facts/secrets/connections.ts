import { isPlaceholder, isWeak } from './values';

// scheme://user:password@host, RFC 3986 3.2.1.
const CREDENTIALS =
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/([^\s:@/"'`<>]{0,100}):([^\s@/"'`]{1,200})@([^\s/"'`:?,)<>\]]{1,255})/gi;
// https://www.rfc-editor.org/rfc/rfc2606 keeps these names for documentation.
const EXAMPLE_HOST =
  /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$|^(?:host(?:name)?|server|domain|your.*|my.*|ip|address|.*_host)$/i;
const LOCAL_HOST =
  /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal)/i;

/** Whether a line holds an address with a password that opens something beyond the machine it runs on. */
export function holdsCredentials(text: string): boolean {
  if (!text.includes('://') || !text.includes('@')) return false;
  return [...text.matchAll(CREDENTIALS)].some(([, user, password, host]) => {
    if (LOCAL_HOST.test(host) || EXAMPLE_HOST.test(host)) return false;
    if (isPlaceholder(password) || isPlaceholder(host)) return false;
    if (user !== '' && /[{}$<]/.test(user)) return false;
    // Without a dot it is a service of the same compose file, where `postgres:postgres@db` is usual.
    return host.includes('.') || !(isWeak(password) || password === user);
  });
}
