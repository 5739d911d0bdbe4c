/** An item of OPAQ, and how people write its name. */
export interface OpaqItem {
  name: string;
  pattern: RegExp;
}

/** The 18 items below their categories, in their order ("Non-functional Requirements and OPAQ", Jonathan Holloway, 2019). */
export const OPAQ_CATEGORIES: ReadonlyArray<{
  title: string;
  items: readonly OpaqItem[];
}> = [
  {
    title: 'Operational',
    items: [
      { name: 'Availability', pattern: /^availability\b/i },
      { name: 'Scalability', pattern: /^scal(ability|ing)\b/i },
      { name: 'Recoverability', pattern: /^recover(ability|y)\b/i },
      { name: 'Monitoring', pattern: /^monitoring\b/i },
      { name: 'Security', pattern: /^security\b/i },
      { name: 'Deployability', pattern: /^deploy(ability|ment)\b/i },
      { name: 'Logging', pattern: /^logging\b/i },
      {
        name: 'Localisation',
        pattern: /^(locali[sz]ation|internationali[sz]ation|i18n|l10n)\b/i,
      },
      { name: 'Compliance', pattern: /^compliance\b/i },
      { name: 'Accessibility', pattern: /^(accessibility|a11y)\b/i },
      {
        name: 'Backups and D/R',
        pattern: /^(back-?ups?\b|disaster recovery\b|d\/?r\b)/i,
      },
    ],
  },
  {
    title: 'Performance',
    items: [
      { name: 'Response Time', pattern: /^response times?\b/i },
      {
        name: 'Transaction Throughput',
        pattern: /^(transaction )?throughput\b/i,
      },
    ],
  },
  {
    title: 'Architecture/Design',
    items: [
      { name: 'Configuration', pattern: /^configura(tion|bility)\b/i },
      { name: 'Extensibility', pattern: /^extensibility\b/i },
      { name: 'Events', pattern: /^events?\b/i },
    ],
  },
  {
    title: 'Quality',
    items: [
      { name: 'Testability', pattern: /^(testability|testing)\b/i },
      { name: 'Coverage', pattern: /^((test|code) )?coverage\b/i },
    ],
  },
];

/** The 18 items. */
export const OPAQ_ITEMS = OPAQ_CATEGORIES.flatMap(({ items }) => items);

const CATEGORY =
  /^(operational|performance|architecture\s{0,2}(\/|and|&)\s{0,2}design|architecture|design|quality)\s{0,3}[:/–—-]\s{0,3}/i;

/** A label without numbers, marks and the name of its category. */
const bare = (label: string) =>
  label
    .replace(/^[^\p{L}]{1,12}/u, '')
    .replace(CATEGORY, '')
    .replace(/^[*_`]{1,3}/, '');

/** The item that a heading, a cell or a label names; undefined where it names none. */
export function opaqItemOf(label: string): OpaqItem | undefined {
  const text = bare(label.slice(0, 100));
  return OPAQ_ITEMS.find(({ pattern }) => {
    const found = pattern.exec(text);
    // A name with a few words behind it: `Backups and D/R`, `Response time (p50/p90/p99)`; no sentence.
    return found !== null && text.length <= found[0].length + 45;
  });
}
