import { createHash } from 'node:crypto';
import type { LoadedRules } from './RulesSource';

/** Of what answers: the engine and its checks, whatever scorecards ask of them. */
export function checksHash(
  rules: Pick<LoadedRules, 'engineVersion' | 'factVersion' | 'checks'>,
): string {
  const { engineVersion, factVersion, checks } = rules;
  const identity = [engineVersion, factVersion, checks.map(({ id }) => id)];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
