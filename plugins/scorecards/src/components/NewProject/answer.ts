/** How an answer begins that says why a question does not apply. In English: it is written into the project's documents. */
export const NOT_APPLICABLE = 'Not applicable because ';

/** As short as a reason may be for the check of the answers. */
const MIN_REASON_LETTERS = 8;

const UNWRITTEN = /\b(TODO|TBD|TBC|FIXME|to be (decided|defined|done))\b/i;
const EMPTY_DENIAL =
  /^\W*(n\.?\/?a\.?|none|not (applicable|needed|required))\W*$/i;
const WITHOUT_LETTERS = /^[^\p{L}\p{N}]*$/u;

/** The reason of an answer that says that a question does not apply; undefined where it says something else. */
export function reasonOf(answer: string): string | undefined {
  return answer.startsWith(NOT_APPLICABLE.trimEnd())
    ? answer.slice(NOT_APPLICABLE.length)
    : undefined;
}

/** What is wrong with an answer, as the check `design.opaq` will see it; undefined where nothing is. */
export function answerProblem(
  answer: string,
): 'noReason' | 'noAnswer' | undefined {
  const reason = reasonOf(answer);
  if (reason !== undefined) {
    const letters = reason.replace(/[^\p{L}\p{N}]/gu, '');
    return letters.length < MIN_REASON_LETTERS || UNWRITTEN.test(reason)
      ? 'noReason'
      : undefined;
  }
  if (answer === '') return undefined;
  if (EMPTY_DENIAL.test(answer)) return 'noReason';
  return WITHOUT_LETTERS.test(answer) || UNWRITTEN.test(answer)
    ? 'noAnswer'
    : undefined;
}
