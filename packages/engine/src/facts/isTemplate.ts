import { defineDerivedFact } from './Fact';
import { files } from './files';

/** A repository from which projects are made: described, not scored. @public */
export const isTemplate = defineDerivedFact({
  name: 'isTemplate',
  uses: { files },
  derive: ({ files: { entries, has } }) =>
    has('cookiecutter.json') ||
    has('copier.yml') ||
    has('copier.yaml') ||
    entries.some(({ path }) => /\{\{.*\}\}/.test(path)),
});
