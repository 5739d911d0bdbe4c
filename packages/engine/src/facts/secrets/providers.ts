import { PUBLISHED } from './values';

/**
 * Formats that providers publish for what they issue, so that it can be found when it leaks. Prefixes are from their own
 * documentation, and from https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns.
 *
 * Every quantifier is bounded or over one class, so each is linear.
 */
const FORMATS: ReadonlyArray<[string, RegExp]> = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  [
    'an AWS secret key',
    /\baws.{0,20}secret.{0,20}?["']?\s{0,4}[:=]\s{0,4}["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/i,
  ],
  ['a Google API key', /\bAIza[\w-]{35}(?![\w-])/],
  ['a Google OAuth client secret', /\bGOCSPX-[\w-]{28}\b/],
  ['an Azure storage key', /\bAccountKey=[A-Za-z0-9+/]{86}==/],
  [
    'an Azure client secret',
    /(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,34}(?![\w~.-])/,
  ],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{82})/],
  ['a GitLab token', /\bgl(?:pat|ptt|dt|rt|cbt)-[\w-]{20}/],
  ['a Slack token', /\bxox[abeprs]-[A-Za-z0-9-]{20,200}/],
  [
    'a Slack webhook',
    /\bhooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{6,12}\/[A-Z0-9]{6,14}\/[A-Za-z0-9]{16,32}/,
  ],
  [
    'a Discord webhook',
    /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,70}/,
  ],
  ['a Stripe key', /\b[sr]k_(?:live|test)_[A-Za-z0-9]{24}/],
  [
    'an OpenAI key',
    /\bsk-(?:(?:proj|svcacct|admin)-[\w-]{40}|[A-Za-z0-9]{20}T3BlbkFJ)/,
  ],
  ['an Anthropic key', /\bsk-ant-(?:api|admin)\d{2}-[\w-]{80}/],
  ['a Hugging Face token', /\bhf_[A-Za-z]{34}\b/],
  ['a Groq key', /\bgsk_[A-Za-z0-9]{52}\b/],
  ['a Replicate token', /\br8_[A-Za-z0-9]{37}\b/],
  ['a Databricks token', /\bdapi[0-9a-f]{32}\b/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b|:_authToken=(?!\$)[\w-]{20}/],
  ['a PyPI token', /\bpypi-AgE[\w-]{50}/],
  ['a Docker Hub token', /\bdckr_(?:pat|oat)_[\w-]{27}/],
  ['a SendGrid key', /\bSG\.[\w-]{22}\.[\w-]{43}/],
  ['a Mailgun key', /\bkey-[0-9a-f]{32}\b/],
  ['a Mailchimp key', /\b[0-9a-f]{32}-us\d{1,2}\b/],
  ['a Telegram bot token', /\b\d{8,10}:AA[\w-]{33}(?![\w-])/],
  ['a DigitalOcean token', /\bdo[opr]_v1_[0-9a-f]{64}\b/],
  ['a Heroku key', /\bHRKU-AA[\w-]{58}/],
  ['a Vault token', /\bhv[sbr]\.[\w-]{24}/],
  [
    'a Grafana token',
    /\bgl(?:sa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|c_eyJ[A-Za-z0-9+/]{32})/,
  ],
  ['a New Relic key', /\bNRAK-[A-Z0-9]{27}\b/],
  ['a Linear key', /\blin_api_[A-Za-z0-9]{40}/],
  ['a Notion token', /\bntn_[A-Za-z0-9]{43}/],
  ['a Shopify token', /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/],
  ['a Pulumi token', /\bpul-[0-9a-f]{40}\b/],
  [
    'a Twilio key',
    /\bTWILIO\w{0,20}["']?\s{0,4}[:=]\s{0,4}["']?[0-9a-f]{32}\b/i,
  ],
  ['a Kaggle key', /"key"\s{0,4}:\s{0,4}"[0-9a-f]{32}"/],
  [
    'a Weights & Biases key',
    /\b(?:WANDB_API_KEY|wandb\.login).{0,12}[=(]\s{0,4}["']?[0-9a-f]{40}\b/,
  ],
];

/** One of these, or of the words, stands in everything that the formats match. Most lines hold none. */
export const ISSUED_MARKS = [
  ...['AKIA', 'ASIA', 'AIza', 'GOCSPX-', 'AccountKey=', '8Q~'],
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
  ...['glpat-', 'glptt-', 'gldt-', 'glrt-', 'glcbt-', 'glsa_', 'glc_'],
  ...['xoxa-', 'xoxb-', 'xoxe-', 'xoxp-', 'xoxr-', 'xoxs-'],
  ...['hooks.slack.com', '.com/api/webhooks/', 'k_live_', 'k_test_', 'sk-'],
  ...['hf_', 'gsk_', 'r8_', 'dapi', 'npm_', ':_authToken=', 'pypi-AgE'],
  ...['dckr_', 'SG.', 'key-', '-us', ':AA', '_v1_', 'HRKU-AA'],
  ...['hvs.', 'hvb.', 'hvr.', 'NRAK-', 'lin_api_', 'ntn_'],
  ...['shpat_', 'shpca_', 'shppa_', 'shpss_', 'pul-', '"key"'],
  ...['WANDB_API_KEY', 'wandb.login'],
];
export const ISSUED_WORDS = ['aws', 'twilio'];

const MARKED = new RegExp(
  ISSUED_MARKS.map(mark => mark.replaceAll('.', '\\.')).join('|'),
);
const WORDED = new RegExp(ISSUED_WORDS.join('|'), 'i');

const mayBeIssued = (text: string) => MARKED.test(text) || WORDED.test(text);

const EXAMPLE =
  /EXAMPLE|x{6,}|\*{4,}|(.)\1{9}|your|placeholder|1234567890abcdef|0123456789abcdef|abcdefghijkl/i;

/** What a provider issued, by kind. Published examples and sequences that nobody issued do not count. */
export function issuedSecretIn(text: string): string | undefined {
  if (!mayBeIssued(text)) return undefined;
  for (const [kind, format] of FORMATS) {
    const found = format.exec(text);
    if (!found || EXAMPLE.test(found[0]) || PUBLISHED.test(found[0])) continue;
    return kind;
  }
  return undefined;
}

/** The text without what providers issue, examples or not. */
export function withoutIssuedSecrets(text: string): string {
  if (!mayBeIssued(text)) return text;
  return FORMATS.reduce(
    (left, [, format]) =>
      left.replaceAll(new RegExp(format, `${format.flags}g`), '…'),
    text,
  );
}

/** Where a private key begins, as PEM marks it. */
export const KEY_MARK = '-----BEGIN';
const KEY_BEGINS =
  /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(.*)$/;
// What follows on the same line, as JSON escapes it, or on the next ones, with or without headers.
const KEY_ESCAPED = /^(?:\\r|\\n|\s){0,4}[A-Za-z0-9+/=]{20}/;
const KEY_LINE = /^[\s"'+>#]{0,20}(?:[A-Za-z0-9+/=]{32}|Proc-Type:|Version:)/;

/** Whether a private key begins in a line: the mark of one, and something of the key. */
export function beginsPrivateKey(text: string, next: string): boolean {
  const begins = KEY_BEGINS.exec(text);
  return (
    begins !== null && (KEY_ESCAPED.test(begins[1]) || KEY_LINE.test(next))
  );
}
