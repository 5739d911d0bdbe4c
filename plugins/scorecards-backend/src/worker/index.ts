/**
 * What runs in worker threads: all that touches a repository's content, and what third parties add to it.
 *
 * A file of its own in the built package, since a worker is started by path. Nothing else may import it.
 */
import * as evaluating from './evaluate';
import * as loading from './loadRules';
import { lowerPriority } from './lowerPriority';
import { measured } from './measured';
import * as parsing from './parseText';
import * as reading from './readRepository';
import * as trying from './tryScorecard';

export const evaluate = measured(evaluating.evaluate);
export const loadRules = measured(loading.loadRules);
export const parseText = measured(parsing.parseText);
export const readArchive = measured(reading.readArchive);
export const readFiles = measured(reading.readFiles);
export const readFolder = measured(reading.readFolder);
export const tryScorecard = measured(trying.tryScorecard);

lowerPriority();
