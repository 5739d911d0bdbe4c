import type { LiteralGroup } from '../source/literals';
import { SECRET_WORDS } from './literals';
import { ISSUED_MARKS, ISSUED_WORDS, KEY_MARK } from './providers';

/** What a line that holds a word may be. */
export type Question = 'issued' | 'address' | 'literal';

interface Group extends LiteralGroup {
  question: Question;
}

/** What a line has to hold before it is looked at for what providers issue, and for private keys. */
export const ISSUED_QUESTIONS: readonly Group[] = [
  { question: 'issued', literals: ISSUED_MARKS },
  { question: 'issued', literals: ISSUED_WORDS, ignoreCase: true },
  { question: 'issued', literals: [KEY_MARK] },
];

/** What a line has to hold before it is worth a closer look, by the question that it may answer. */
export const SECRET_QUESTIONS: readonly Group[] = [
  ...ISSUED_QUESTIONS,
  { question: 'address', literals: ['://'] },
  { question: 'address', literals: ['password', 'pwd'], ignoreCase: true },
  { question: 'literal', literals: SECRET_WORDS, ignoreCase: true },
];
