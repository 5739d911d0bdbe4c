/* eslint-disable no-control-regex -- control characters are what is taken out */
// C0 but tab and line end, DEL, C1, and what hides text or changes its direction.
const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const CONTROL_OR_BREAK =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
/* eslint-enable no-control-regex */

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
  return json.replace(
    CONTROL,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
