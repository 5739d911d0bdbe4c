// C0 but tab and line end, DEL, C1, and what hides text or changes its direction.
const CONTROL = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
// And half characters, which no other format than JSON can hold.
const CONTROL_OR_BREAK = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Text as it may reach a terminal. A repository can hold names that would move the cursor or rewrite the screen. */
export function clean(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}

/** The same for a whole value: each text in it on one line. */
export function cleanAll<Value>(value: Value): Value {
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replace(CONTROL_OR_BREAK, ' ');
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, visit(item)]),
    );
  };
  return visit(value) as Value;
}

/** JSON that says the same and holds no such character as it is: JSON itself escapes the first 32 only. */
export function escapeJson(json: string): string {
  const escape = (unit: string) =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // One that lies beyond the first 65,536 has two units.
  return json.replace(CONTROL, found => found.split('').map(escape).join(''));
}
