import type { SourceFile } from '../../tree';
import {
  code,
  importOf,
  markOf,
  notebookCode,
  type CodeFile,
} from '../code/code';
import { defineDerivedFact, defineFileFact } from '../Fact';
import type { Place } from '../Place';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import { MODEL_LIBRARIES } from '../traits/modules';

/** What fixes the chance in training, and where nothing does. @public */
export interface Seeds {
  /** Places that fix a seed for all that follows: code, or a file of settings. */
  fixed: Place[];
  /** The first use of chance in each file that trains a model or prepares one. */
  random: Place[];
  /** Those of them in files that fix nothing themselves. */
  loose: Place[];
}

const SETTINGS =
  /(^|\/)(params|parameters|hparams|hyperparameters|settings|conf(ig)?s?|train\w*|model\w*|experiment\w*|default)[^/]{0,40}\.(ya?ml|toml|json|ini|cfg)$|(^|\/)(conf(ig)?s?|params)\/.*\.(ya?ml|toml|json)$/i;
/** What all of these end with. */
const SETTINGS_END = /\.(ya?ml|toml|json|ini|cfg)$/i;
const SEED =
  /^\s*["']?[\w.]{0,40}?(random_state|random_seed|seed|rng_seed|RANDOM_STATE|SEED)["']?\s*[:=]\s*["']?\d/;
/** Most files hold neither, and that is found out fast. */
const MAY_SEED = /random_state|seed|RANDOM_STATE|SEED/;
const MAX_SETTINGS = 50_000;

/** Seeds in files of settings, which the code reads. */
const seedSettings = defineFileFact<number, Place[]>({
  name: 'seedSettings',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    size <= MAX_SETTINGS &&
    SETTINGS_END.test(path) &&
    SETTINGS.test(path) &&
    !isVendored(path),
  map: (file: SourceFile) =>
    MAY_SEED.test(file.text ?? '')
      ? sourceOf(file).lines.find(({ text }) => SEED.test(text))?.line
      : undefined,
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .map(([path, line]) => ({ path, line })),
});

/** They give each of their steps a seed of its own. https://docs.ropensci.org/targets/reference/tar_seed_get.html */
const SEEDED_TOOLS = ['targets'];

/** What shows chance in a file: a use of it, or the seed of what it trains. */
const chanceIn = (file: CodeFile) =>
  markOf(file, 'random') ??
  (markOf(file, 'trains') && markOf(file, 'seedArgument'));

const place = (file: CodeFile, line: number | undefined): Place =>
  line === undefined ? { path: file.path } : { path: file.path, line };

/** Where training is left to chance. @public */
export const seeds = defineDerivedFact({
  name: 'seeds',
  uses: { code, notebookCode, seedSettings },
  derive({
    code: sources,
    notebookCode: cells,
    seedSettings: settings,
  }): Seeds {
    const own = [...sources, ...cells].filter(
      ({ role }) => role === 'app' || role === 'notebook',
    );
    const app = own.filter(({ role }) => role === 'app');
    // Where code trains, notebooks are for looking around.
    const trainsInCode = app.some(
      file => markOf(file, 'trains') && importOf(file, MODEL_LIBRARIES),
    );
    // A notebook runs by itself, so what it fixes holds for nothing else.
    const fixed = app.flatMap(file => {
      const seed = markOf(file, 'seed') ?? importOf(file, SEEDED_TOOLS);
      return seed ? [place(file, seed.line)] : [];
    });
    // Chance elsewhere (a game, an identifier) has nothing to do with the model.
    const chance = (trainsInCode ? app : own).filter(
      file =>
        chanceIn(file) &&
        (importOf(file, MODEL_LIBRARIES) || markOf(file, 'trains')),
    );
    return {
      fixed: [...fixed, ...settings],
      random: chance.map(file => place(file, chanceIn(file)?.line)),
      loose: chance
        .filter(file => !markOf(file, 'seed', 'seedArgument'))
        .map(file => place(file, chanceIn(file)?.line)),
    };
  },
});
