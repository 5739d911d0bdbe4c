import type { Answer } from '../reports/ReportsReader';

/** An answer whose JSON is made when it is first asked for. */
export function answerOf<Value>(
  value: Value,
  stringify: (value: Value) => Buffer = one => Buffer.from(JSON.stringify(one)),
): Answer<Value> {
  let json: Buffer | undefined;
  return {
    value,
    get json() {
      json ??= stringify(value);
      return json;
    },
  };
}

/** An answer put together from others, whose JSON is made once for all that they are part of: facets are most of a page. */
export function answerWith<Value extends object, Parts extends object>(
  answer: Answer<Value>,
  parts: { [Name in keyof Parts]: Answer<Parts[Name]> },
): Answer<Value & Parts> {
  const entries = Object.entries<Answer<unknown>>(parts);
  const value = {
    ...answer.value,
    ...Object.fromEntries(entries.map(([name, part]) => [name, part.value])),
  } as Value & Parts;
  return answerOf(value, () =>
    Buffer.concat([
      // Without its closing bracket.
      answer.json.subarray(0, -1),
      ...entries.flatMap(([name, { json }]) => [
        Buffer.from(`,${JSON.stringify(name)}:`),
        json,
      ]),
      Buffer.from('}'),
    ]),
  );
}
