import type { SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import { isNotebook, isTestPath } from '../source/paths';
import { MAX_LINE, sourceOf, type SourceLine } from '../source/sourceLines';
import { holdsCredentials } from './connections';
import { literalSecretAt, setsSecret } from './literals';
import { beginsPrivateKey, issuedSecretIn } from './providers';
import { isCi, isEnvFile, isKeyStore, mayHoldSecrets, syntaxOf } from './where';

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

/** What is written in a notebook's outputs is public too, so all of its lines are read for what providers issue. */
function allLines(file: SourceFile): readonly SourceLine[] {
  if (!isNotebook(file.path)) return sourceOf(file).lines;
  return (file.text ?? '')
    .split('\n')
    .map((text, index) => ({ text: text.slice(0, MAX_LINE), line: index + 1 }));
}

function* secretsOf(file: SourceFile): Generator<FoundSecret> {
  const { path } = file;
  const isTest = isTestPath(path);
  const lines = allLines(file);
  for (const [index, { text, line }] of lines.entries()) {
    const issued = issuedSecretIn(text);
    if (issued) yield { kind: issued, line };
    else if (!isTest && beginsPrivateKey(text, lines[index + 1]?.text ?? '')) {
      yield { kind: 'a private key', line };
    }
  }
  // Tests make up their passwords.
  if (isTest) return;
  const syntax = syntaxOf(path);
  const written = sourceOf(file).lines;
  for (const [index, { text, line }] of written.entries()) {
    if (holdsCredentials(text)) {
      yield { kind: 'an address with a password', line };
    } else if (isEnvFile(path)) {
      if (setsSecret(text)) yield { kind: 'a value in a tracked .env', line };
    } else if (syntax !== 'prose') {
      const kind = literalSecretAt(written, index, syntax);
      // CI starts databases of its own and gives them passwords.
      if (kind && !(kind === 'a password' && isCi(path))) yield { kind, line };
    }
  }
}

/** Private keys, what providers issue, and passwords, in any file that git tracks. @public */
export const secrets = defineFileFact<FoundSecret[], Secret[]>({
  name: 'secrets',
  version: 1,
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
        path,
        kind,
        ...(line === undefined ? {} : { line }),
      })),
    ),
});
