import {
  dockerfiles,
  type Dockerfile,
} from '../../../facts/containers/dockerfiles';
import { isDatabase } from '../../../facts/containers/dockerfiles/imageName';
import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';

/** The secrets of a Dockerfile, without the weak ones of a database: those are for a developer's own. */
function secretsOf({ path, stages, secrets = [] }: Dockerfile) {
  const isForDatabase = (line: number) => {
    const stage = stages.findLast(one => one.line < line) ?? stages.at(-1);
    return stage?.base !== undefined && isDatabase(stage.base);
  };
  return secrets
    .filter(({ weak, line }) => !(weak && isForDatabase(line)))
    .map(secret => ({ ...secret, path }));
}

export const containerNoSecrets = defineCheck({
  id: 'container.no-secrets',
  title: 'No secret is written into the image',
  opaq: 'Operational/Security',
  effort: 'hours',
  looksFor: 'absence',
  uses: { dockerfiles },
  messages: {
    none: 'No Dockerfile, so no image that could hold a secret.',
    clean: 'No ARG or ENV holds a literal secret: {{paths}}.',
    found:
      '{{keyword}} {{variable}} in {{path}} (line {{line}}) is set to {{kind}}, which everybody who has the image can read.',
  },
  run({ dockerfiles: all }) {
    const usable = all.filter(({ stages }) => stages.length > 0);
    if (usable.length === 0) return notApplicable('none');
    const found = usable.flatMap(secretsOf);
    if (found.length > 0) {
      const { keyword, variable, path, line, kind } = found[0];
      return fail(
        'found',
        { keyword, variable, path, line, kind },
        found.map(at),
      );
    }
    const paths = usable.map(({ path }) => path).join(', ');
    return pass('clean', { paths }, usable.map(at));
  },
});
