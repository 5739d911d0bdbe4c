import type { SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import { literalFinder } from '../source/literals';
import { isNotebook, isTestPath } from '../source/paths';
import { MAX_LINE } from '../source/lines';
import { sourceOf, type SourceLine } from '../source/sourceLines';
import { holdsCredentials } from './connections';
import { literalSecretAt, setsSecret } from './literals';
import { beginsPrivateKey, issuedSecretIn } from './providers';
import { ISSUED_QUESTIONS, SECRET_QUESTIONS, type Question } from './questions';
import { isCi, isEnvFile, isKeyStore, mayHoldSecrets, syntaxOf } from './where';
import { placeAt } from '../Place';
import { visitWords } from '../wordSearch';

/** A secret that git tracks: where and of which kind, never its value. @public */
export interface Secret {
  path: string;
  line?: number;
  kind: string;
}

/** @public */
export type FoundSecret = Omit<Secret, 'path'>;

// More of one file make its repair no clearer.
const MAX_SECRETS = 20;

/** The lines, from 0, that may answer each question. */
type Suspects = Record<Question, Set<number>>;

const noSuspects = (): Suspects => ({
  issued: new Set(),
  address: new Set(),
  literal: new Set(),
});

function suspectsIn(file: SourceFile): Suspects {
  const suspects = noSuspects();
  visitWords(file, 'secrets', (line, group) =>
    suspects[SECRET_QUESTIONS[group].question].add(line),
  );
  return suspects;
}

const findIssued = literalFinder(ISSUED_QUESTIONS);

function* issuedIn(
  lines: readonly SourceLine[],
  { issued }: Suspects,
  isTest: boolean,
): Generator<FoundSecret> {
  for (const index of issued) {
    const { text, line } = lines[index] ?? { text: '' };
    const kind = issuedSecretIn(text);
    if (kind) yield { kind, line };
    else if (!isTest && beginsPrivateKey(text, lines[index + 1]?.text ?? '')) {
      yield { kind: 'a private key', line };
    }
  }
}

function* writtenIn(
  lines: readonly SourceLine[],
  { address, literal }: Suspects,
  path: string,
): Generator<FoundSecret> {
  const syntax = syntaxOf(path);
  const isEnv = isEnvFile(path);
  const suspects = isEnv
    ? lines.keys()
    : [...new Set([...address, ...literal])].sort((a, b) => a - b);
  for (const index of suspects) {
    const { text, line } = lines[index] ?? { text: '' };
    if (address.has(index) && holdsCredentials(text)) {
      yield { kind: 'an address with a password', line };
    } else if (isEnv) {
      if (setsSecret(text)) yield { kind: 'a value in a tracked .env', line };
    } else if (syntax !== 'prose') {
      const kind = literalSecretAt(lines, index, syntax);
      // CI starts databases of its own and gives them passwords.
      if (kind && !(kind === 'a password' && isCi(path))) yield { kind, line };
    }
  }
}

const hasWritten = ({ address, literal }: Suspects) =>
  address.size > 0 || literal.size > 0;

const rawLines = (text: string): SourceLine[] =>
  text
    .split('\n')
    .map((line, index) => ({ text: line.slice(0, MAX_LINE), line: index + 1 }));

function* secretsOf(file: SourceFile): Generator<FoundSecret> {
  const { path, text = '' } = file;
  const isTest = isTestPath(path);
  if (isNotebook(path)) {
    // What stands in a notebook's outputs is public too, so all of its lines are read for what providers issue.
    const all = noSuspects();
    findIssued(text, (_, line) => all.issued.add(line));
    if (all.issued.size > 0) yield* issuedIn(rawLines(text), all, isTest);
    if (isTest) return;
    const code = suspectsIn(file);
    if (hasWritten(code)) yield* writtenIn(sourceOf(file).lines, code, path);
    return;
  }
  const suspects = suspectsIn(file);
  const isSuspect = suspects.issued.size > 0 || hasWritten(suspects);
  if (!isSuspect && !isEnvFile(path)) return;
  const { lines } = sourceOf(file);
  yield* issuedIn(lines, suspects, isTest);
  // Tests make up their passwords.
  if (!isTest) yield* writtenIn(lines, suspects, path);
}

/** Private keys, what providers issue, and passwords, in any file that git tracks. @public */
export const secrets = defineFileFact<FoundSecret[], Secret[]>({
  name: 'secrets',
  version: 5,
  scope: 'component',
  select: (path, size) => mayHoldSecrets(path, size) || isKeyStore(path),
  map(file) {
    if (isKeyStore(file.path)) return [{ kind: 'a key store' }];
    const found = new Map<string, FoundSecret>();
    for (const secret of secretsOf(file)) {
      const key = `${secret.line}`;
      if (!found.has(key)) found.set(key, secret);
      if (found.size >= MAX_SECRETS) break;
    }
    return found.size > 0 ? [...found.values()] : undefined;
  },
  reduce: found =>
    [...found].flatMap(([path, list]) =>
      list.map(({ kind, line }) => ({
        ...placeAt(path, line),
        kind,
      })),
    ),
});
