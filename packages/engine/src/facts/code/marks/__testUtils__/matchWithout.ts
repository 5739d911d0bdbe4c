import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** The end of a text that an expression may match, as far as it is known, and such a text. */
type Ends = Map<string, string>;

/** Characters of a class past which it may be any. */
const MAX_CLASS = 8;

/**
 * A text that an expression matches and that holds none of some literals; undefined where there is none. It stands for
 * many: `…` is one or more characters of which nothing is known.
 *
 * What an assertion asks for is passed over, so that the text found may be one that the expression refuses after all.
 */
export function matchWithout(
  { source, flags, ignoreCase }: RegExp,
  literals: readonly string[],
): string | undefined {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const folded = literals.map(fold);
  const longest = Math.max(...folded.map(({ length }) => length));

  const followedBy = (ends: Ends, character: string): Ends => {
    const next: Ends = new Map();
    for (const [end, example] of ends) {
      const text = end + fold(character);
      if (folded.some(literal => text.endsWith(literal))) continue;
      next.set(text.slice(1 - longest), example + character);
    }
    return next;
  };
  const both = (one: Ends, other: Ends): Ends => new Map([...other, ...one]);
  const anything = (ends: Ends): Ends => {
    const [example] = ends.values();
    return example === undefined ? ends : new Map([['', `${example}…`]]);
  };

  const charactersOf = (
    set: AST.CharacterClass,
  ): readonly string[] | undefined => {
    const found: string[] = [];
    for (const element of set.elements) {
      let [min, max] = [0, Infinity];
      if (element.type === 'Character') min = max = element.value;
      if (element.type === 'CharacterClassRange') {
        [min, max] = [element.min.value, element.max.value];
      }
      if (max - min + found.length >= MAX_CLASS) return undefined;
      for (let code = min; code <= max; code++) {
        found.push(String.fromCodePoint(code));
      }
    }
    return set.negate ? undefined : found;
  };

  const repeated = (ends: Ends, node: AST.Quantifier): Ends => {
    let all = node.min === 0 ? ends : new Map<string, string>();
    let last = ends;
    for (let time = 1; time <= node.max; time++) {
      last = after(last, node.element);
      const before = all.size;
      if (time >= node.min) all = both(all, last);
      // Once more brings nothing new.
      if (time > node.min && all.size === before) break;
    }
    return all;
  };

  function after(ends: Ends, node: AST.Element): Ends {
    switch (node.type) {
      case 'Assertion':
        return ends;
      case 'Character':
        return followedBy(ends, String.fromCodePoint(node.value));
      case 'CharacterClass': {
        const characters = charactersOf(node);
        return characters
          ? characters
              .map(one => followedBy(ends, one))
              .reduce(both, new Map<string, string>())
          : anything(ends);
      }
      case 'Group':
      case 'CapturingGroup':
        return oneOf(ends, node.alternatives);
      case 'Quantifier':
        return repeated(ends, node);
      default:
        return anything(ends);
    }
  }

  function oneOf(ends: Ends, alternatives: readonly AST.Alternative[]): Ends {
    return alternatives
      .map(({ elements }) => elements.reduce(after, ends))
      .reduce(both, new Map<string, string>());
  }

  const { alternatives } = new RegExpParser().parsePattern(
    source,
    undefined,
    undefined,
    { unicode: flags.includes('u') },
  );
  const [example] = oneOf(new Map([['', '']]), alternatives).values();
  return example;
}
