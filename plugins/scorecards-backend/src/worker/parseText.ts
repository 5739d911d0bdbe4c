import { declaredCheck, parseScorecard, readYaml } from '@opaq/engine';
import * as z from 'zod';
import { loadChecks } from './checks';
import type { Tasks } from './tasks';

const namedSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
});

export const parseText: Tasks['parseText'] = async task => {
  const { text, inForce, checkModules } = task;
  const named = readYaml(text, namedSchema);
  const name = 'value' in named ? named.value.metadata.name : undefined;
  const place = inForce.findIndex(other => other.name === name);
  // As in `loadRules`: a scorecard knows what those before it declare.
  const declared = inForce
    .slice(0, place < 0 ? undefined : place)
    .flatMap(({ define }) => define.map(declaredCheck));
  const parsed = parseScorecard(text, [
    ...loadChecks(checkModules),
    ...declared,
  ]);
  if ('problems' in parsed) return parsed;
  const { define } = parsed.scorecard;
  const problems = inForce
    .slice(place < 0 ? inForce.length : place + 1)
    .flatMap(other =>
      other.define
        .filter(({ id }) => define.some(one => one.id === id))
        .map(({ id }) => ({
          message: `there is another check '${id}', in the scorecard '${other.name}'`,
        })),
    );
  return problems.length > 0 ? { problems } : parsed;
};
