import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { isInSideFolder } from '../repository/sideFolders';
import { isTestPath, isVendored } from '../source/paths';

const LOG =
  /(^|\/)([^/]*\.log(\.\d{1,10}|[.-]\d{4}-\d{2}-\d{2})?|nohup\.out)$/i;
/** Programs of science write their results under this name; what lies among data is data. */
const RESULT =
  /(^|\/)(data|datasets?|raw|resources|inst|results?|outputs?|reports?|paper|manuscript|thesis|slides|latex|tex|fixtures?|samples?)\//i;
const MARKUP = ['.tex', '.Rnw', '.Rmd', '.do', '.sas', '.gjf', '.com'];

/** The logs of runs that git tracks. @public */
export const trackedLogs = defineDerivedFact({
  name: 'trackedLogs',
  uses: { files },
  derive: ({ files: { entries, has } }): string[] =>
    entries
      .filter(({ path, size }) => {
        if (size === 0 || !LOG.test(path) || RESULT.test(path)) return false;
        if (isVendored(path) || isTestPath(path) || isInSideFolder(path)) {
          return false;
        }
        const stem = path.slice(0, path.lastIndexOf('.'));
        return !MARKUP.some(extension => has(stem + extension));
      })
      .map(({ path }) => path),
});
