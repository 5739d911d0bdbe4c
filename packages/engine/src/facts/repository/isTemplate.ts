import { defineDerivedFact } from '../Fact';
import { files } from './files';
import { isVendored, languageOf } from '../source/paths';

// Cookiecutter and the scaffolder's skeletons write {{ }}, Copier also {% %}.
const MARKER = /\{\{.*\}\}|\{%.*%\}/;
const ROOT_FILES = ['cookiecutter.json', 'copier.yml', 'copier.yaml'];

/** The path that shows that projects are made from the repository; undefined for an ordinary project. @public */
export const templateSign = defineDerivedFact({
  name: 'templateSign',
  uses: { files },
  derive({
    files: { entries, has, matching, candidates },
  }): string | undefined {
    const root = ROOT_FILES.find(has);
    if (root) return root;
    const scaffolder = ['template.yaml', 'template.yml'].find(has);
    if (scaffolder && matching(/^(skeleton|content|template)\//).length > 0) {
      return scaffolder;
    }
    const marked = candidates(MARKER).find(({ path }) => MARKER.test(path));
    if (!marked) return undefined;
    if (MARKER.test(marked.path.split('/')[0])) return marked.path;
    // A project may keep a template for what it makes itself: then its own code stands beside it.
    const own = entries.filter(
      ({ path }) => languageOf(path) && !isVendored(path),
    );
    const inside = own.filter(({ path }) => MARKER.test(path));
    return inside.length * 2 > own.length || own.length === 0
      ? marked.path
      : undefined;
  },
});

/** A repository from which projects are made: described, not scored. @public */
export const isTemplate = defineDerivedFact({
  name: 'isTemplate',
  uses: { templateSign },
  derive: ({ templateSign: sign }) => sign !== undefined,
});
