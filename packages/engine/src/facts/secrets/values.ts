// What stands for a value that is somewhere else: variables of shells, templates and configuration languages.
const VARIABLE =
  /\(\?|\\[bdswn]|\$\{|\$\(|^\$\$?[A-Za-z_]|\{\{|\{%|\{[\w.]*\}|<[^>]{0,80}>|%\(|%[A-Za-z_]+%|^%[sv]$|^!\w|^(?:vault|env|file|ssm|arn|op|sops|ENC|secretKeyRef|secretsmanager|keyring|gsm|azurekeyvault)[:[(]|\b(?:os\.environ|getenv|process\.env)|^(?:secrets|var|local|data|settings|config|self|args)\./i;
const PLACEHOLDER =
  /change[-_ ]?(?:me|it|this|in)|replace|example|sample|placeholder|dummy|fake|redacted|removed|hidden|masked|insert|todo|tbd|not[-_ ]?(?:a|the|real|set)|x{4,}|\*{3,}|\.{3}|^-+$|\b(?:your|my|some|the|enter|add|put|here|goes)\b|(?:^|[-_])(?:your|my|some|here)(?:[-_]|$)|^your|insecure|^(?:none|null|nil|undefined|true|false|yes|no|n\/a|string|str|text|secret|required|optional|value|token|key|password|passwd|pwd|pass|passphrase|username|user|credentials?|password(?:for|of|to)[a-z]+)$/i;
// Words of everyday language with a few digits: what people write for a database on their own machine.
const WEAK = /^(?:[\p{L}]{1,14}[-_@!]?\d{0,4}[!]?|\d{1,6})$/u;

/** `object=key`: where a store has the value, in words that nobody issued. */
const REFERENCE =
  /^[a-z]{2,20}(?:[_-][a-z]{1,20}){0,5}=[a-z]{2,20}(?:[_-][a-z]{1,20}){0,5}$/;

/** What a password was turned into, by bcrypt, Argon2, PBKDF2, scrypt, crypt(3) or LDAP: it opens nothing. */
const HASH =
  /^(?:\$2[abxy]?\$\d\d\$|\$(?:argon2\w{0,2}|scrypt|pbkdf2|[156]|y)[-$]|pbkdf2[_:]sha|(?:scrypt|argon2|bcrypt)[:$]|\{S?SHA\d{0,3}\})/;

/**
 * How keys begin that vendors publish for their emulators, so that everybody has the same: Azure storage and Cosmos DB
 * (https://learn.microsoft.com/azure/storage/common/storage-use-azurite), and the tokens of a local Supabase.
 */
export const PUBLISHED =
  /\bEby8vdM02xNOcqFlqUwJ|\bC2y6yDjf5\/R\+ob0N8A7C|\.eyJpc3MiOiJzdXBhYmFzZS1kZW1v/;

/** What a variable is called that holds a secret. */
const NAME_OF_SECRET =
  /^(?:[A-Z]{1,30}\d{0,3}_){0,12}(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY)$/;

/** Whether a literal stands for a value that is to be filled in, or kept elsewhere. */
export function isPlaceholder(value: string): boolean {
  return (
    value.length < 3 ||
    VARIABLE.test(value) ||
    PUBLISHED.test(value) ||
    NAME_OF_SECRET.test(value) ||
    HASH.test(value) ||
    PLACEHOLDER.test(value) ||
    REFERENCE.test(value) ||
    new Set(value).size < 3
  );
}

/** Whether a password is one of those that local databases get: a word, a short number. */
export function isWeak(value: string): boolean {
  return (
    WEAK.test(value) || /^(?:[a-z]{2,12}[-_]){1,3}[a-z]{2,12}$/.test(value)
  );
}

const TOKEN = /^[A-Za-z0-9_\-.+/=~!@#%^&*:]{16,}$/;

/** What variables of the environment and entries of secret stores are called. */
const NAME = /^[A-Z]{1,30}\d{0,3}(?:_(?:[A-Z]{1,30}\d{0,3}|\d{1,3})){1,12}$/;

/** Whether a literal looks issued: long, of one piece, with letters and digits, and neither a name, path nor address. */
export function isRandom(value: string): boolean {
  return (
    TOKEN.test(value) &&
    !NAME.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^[./~]|^pk[._]|:\/\/|^\w+(?:\/[a-z][\w-]*)+$|\.(?:json|ya?ml|pem|key|crt|txt|py|R|js|com|org|net|io)$|^[a-z]+(?:[-_.:][a-z]*\d{0,3})*$/.test(
      value,
    ) &&
    new Set(value).size > 7
  );
}
