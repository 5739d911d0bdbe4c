import { foldersMatch } from '../source/paths';

/**
 * Whether a path, seen from the component's folder, lies in a folder beside the project proper: what is declared or built
 * there is for documentation, tests, examples, CI or an editor.
 */
export const isInSideFolder = foldersMatch(
  /(^|\/)(docs?|(?:examples?|samples?)(?:[-_]data)?|tests?|fixtures|archived?|deprecated|backups?|\.?ci|jenkins|\.github|\.gitlab|\.circleci|\.buildkite|\.azure-pipelines|\.devcontainer|\.vscode)\//i,
);

/** How many names a path has: files of one folder have the same depth. */
export const depth = (path: string) => path.split('/').length;

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);

/** Without the extension, so that `requirements.txt` stands before `requirements-api.txt`. */
const stem = (path: string) => path.replace(/\.\w{1,10}$/, '');

/** Orders paths from the component's folder downwards, by name within a depth. */
export function nearestFirst(a: { path: string }, b: { path: string }) {
  return (
    depth(a.path) - depth(b.path) ||
    compare(stem(a.path), stem(b.path)) ||
    compare(a.path, b.path)
  );
}
