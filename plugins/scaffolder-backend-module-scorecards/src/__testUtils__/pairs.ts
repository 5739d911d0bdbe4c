/** Answers to a form's choices, by their names. */
export type Answers = Record<string, unknown>;

interface Property {
  type?: string;
  enum?: unknown[];
  default?: unknown;
}

/** What is chosen from a few: the values of each choice, the one without an answer first. */
export type Choices = Record<string, unknown[]>;

/** The choices of a form. */
export function choicesOf(
  pages: Array<{ properties: Record<string, Property> }>,
): Choices {
  const choices: Choices = {};
  for (const { properties } of pages) {
    for (const [name, property] of Object.entries(properties)) {
      const values =
        property.type === 'boolean' ? [false, true] : property.enum;
      if (!values) continue;
      const usual = property.default ?? values[0];
      choices[name] = [usual, ...values.filter(value => value !== usual)];
    }
  }
  return choices;
}

const pairKey = (a: [string, unknown], b: [string, unknown]) =>
  JSON.stringify([a, b].sort(([x], [y]) => x.localeCompare(y)));

/** The pairs that answers make with each other. */
function pairsIn(answers: Answers): string[] {
  const entries = Object.entries(answers);
  return entries.flatMap((one, index) =>
    entries.slice(index + 1).map(other => pairKey(one, other)),
  );
}

/**
 * Further answers, so that each two values of two choices are seen together: what goes wrong with options goes wrong with one
 * or two of them. Few, though not the fewest: each set is built around a pair that is missing, by what brings most others.
 *
 * @param seen - Answers that are tried already; what they leave out has its usual value.
 */
export function morePairs(choices: Choices, seen: Answers[]): Answers[] {
  const usual = Object.fromEntries(
    Object.entries(choices).map(([name, [value]]) => [name, value]),
  );
  const chosen = (answers: Answers) =>
    Object.fromEntries(
      Object.keys(choices).map(name => [name, answers[name] ?? usual[name]]),
    );
  const missing = new Set<string>();
  const names = Object.keys(choices);
  for (const [index, a] of names.entries()) {
    for (const b of names.slice(index + 1)) {
      for (const x of choices[a]) {
        for (const y of choices[b]) missing.add(pairKey([a, x], [b, y]));
      }
    }
  }
  const take = (answers: Answers) =>
    pairsIn(answers).forEach(key => missing.delete(key));
  seen.forEach(answers => take(chosen(answers)));

  const more: Answers[] = [];
  for (const [key] of missing.entries()) {
    if (!missing.has(key)) continue;
    const answers: Answers = Object.fromEntries(JSON.parse(key));
    for (const name of names.filter(one => !(one in answers))) {
      const gain = (value: unknown) =>
        pairsIn({ ...answers, [name]: value }).filter(one => missing.has(one))
          .length;
      answers[name] = [...choices[name]].sort((x, y) => gain(y) - gain(x))[0];
    }
    take(answers);
    more.push(chosen(answers));
  }
  return more;
}
