import type { ScmIntegrationRegistry } from '@backstage/integration';

const MASK = '***';

/** Shorter ones would take words out of messages. */
const MIN_LENGTH = 6;

// Each is linear: one class after the other, none of them within another.
const FORMS: ReadonlyArray<[form: RegExp, instead: string]> = [
  // https://user:token@host, RFC 3986 3.2.1.
  [/(\b[a-z][a-z0-9+.-]{1,30}:\/\/)[^\s/@"'<>]{1,2000}@/gi, `$1${MASK}@`],
  // Headers, as they are written and as JSON has them.
  [
    /\b((?:proxy-)?authorization|private-token|job-token|deploy-token|x-[a-z-]{1,20}-token|x-api-key|set-cookie|cookie)(["']?\s{0,4}[:=]\s{0,4}["']?)(?:(?:basic|bearer|token|negotiate)\s{1,4})?[^\s"',;]{1,2000}/gi,
    `$1$2${MASK}`,
  ],
  [/\b(basic|bearer|token)\s{1,4}[\w.~+/=-]{16,2000}/gi, `$1 ${MASK}`],
  // What stands in the query of an address.
  [
    /([?&](?:[\w-]{0,30}(?:token|secret|password|signature|credential|key)|sig|code|jwt|auth)=)[^\s&"'<>#]{1,2000}/gi,
    `$1${MASK}`,
  ],
  // What source hosts issue, wherever it stands.
  [
    /\b(?:gh[pousr]_\w{16,255}|github_pat_\w{16,255}|gl[a-z]{1,6}-[\w-]{16,255}|AT(?:ATT|BB|CTT)[\w=-]{16,255})/g,
    MASK,
  ],
];

/** A text without what opens a source host: addresses and headers with credentials, and those that are known. */
export function withoutCredentials(
  text: string,
  known: readonly string[] = [],
): string {
  const unnamed = known.reduce(
    (rest, credential) => rest.replaceAll(credential, MASK),
    text,
  );
  return FORMS.reduce(
    (rest, [form, instead]) => rest.replace(form, instead),
    unnamed,
  );
}

const SECRET_NAME = /token|password|secret|key$|credential/i;

/** The credentials that the configuration of the portal's integrations holds. */
export function credentialsIn(integrations: ScmIntegrationRegistry): string[] {
  const found = new Set<string>();
  const visit = (name: string, value: unknown) => {
    if (typeof value === 'string') {
      if (SECRET_NAME.test(name) && value.length >= MIN_LENGTH) {
        found.add(value);
      }
    } else if (Array.isArray(value)) {
      value.forEach(item => visit(name, item));
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, item]) => visit(key, item));
    }
  };
  for (const integration of integrations.list()) {
    if ('config' in integration) visit('', integration.config);
  }
  // Of two that begin alike, the longer one first.
  return [...found].sort((a, b) => b.length - a.length);
}
