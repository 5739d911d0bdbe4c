import { withAttached } from '../code/attached';
import { importOf, markOf, type CodeFile } from '../code/code';
import { marked, phrased, shownBy } from './evidence';
import { MODEL_LIBRARIES, MODEL_LOADERS, PREPARING } from './modules';
import type { TraitEvidence } from './Trait';

/** A file that only scales or encodes trains nothing; one that measures a model stands where it is trained. */
function trainingIn(own: readonly CodeFile[]): TraitEvidence | undefined {
  const fits = (file: CodeFile) =>
    file.imports.some(
      ({ module }) =>
        !PREPARING.some(
          name => module === name || module.startsWith(`${name}.`),
        ) && importOf({ ...file, imports: [{ module }] }, MODEL_LIBRARIES),
    );
  return shownBy(own.filter(fits), MODEL_LIBRARIES, 'trains');
}

/** The files without what base R fits: that says nothing of the packages which another script has loaded. */
const fittingWith = (files: readonly CodeFile[]) =>
  files.map(file => ({
    ...file,
    marks: file.marks.filter(
      ({ mark, found }) => mark !== 'trains' || !/^g?lm$/.test(found ?? ''),
    ),
  }));

/** R reads a model as it reads anything else, with base R alone; what predicts with it knows what it is. */
function modelReadByR(app: readonly CodeFile[]): TraitEvidence | undefined {
  return marked(
    app.filter(
      file => file.language === 'r' && markOf(file, 'predicts') !== undefined,
    ),
    ['loadsModel'],
    'loads a model and predicts with it',
  );
}

/** Base R fits models for statistics too; one that is kept and served is trained. */
function trainedByBaseR(own: readonly CodeFile[]): TraitEvidence | undefined {
  return marked(
    own.filter(
      file => file.language === 'r' && markOf(file, 'savesModel') !== undefined,
    ),
    ['trains'],
    'trains a model',
  );
}

/** What an application does with a model that is there already. */
export function modelServedBy(
  app: readonly CodeFile[],
): TraitEvidence | undefined {
  return (
    phrased(
      shownBy(
        app,
        [...MODEL_LOADERS, ...MODEL_LIBRARIES],
        'loadsModel',
        'pretrained',
      ),
      'loads a model with',
    ) ??
    phrased(shownBy(app, ['vetiver'], 'plumber'), 'serves a model with') ??
    modelReadByR(app)
  );
}

/** What trains a model in the project's own code and notebooks. */
export function modelTrainedBy(
  own: readonly CodeFile[],
  isServed: boolean,
): TraitEvidence | undefined {
  return (
    phrased(
      trainingIn(own) ?? trainingIn(fittingWith(withAttached(own))),
      'trains a model with',
    ) ?? (isServed ? trainedByBaseR(own) : undefined)
  );
}
