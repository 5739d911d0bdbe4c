import { code, importOf, markOf, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { projectMarks } from '../layout/projectMarks';
import { readme } from '../readme';
import { files } from '../repository/files';
import { TOOLS } from './tools';

/** Orchestrators that are extended by packages: operators and hooks, blocks and workers, resources. */
const EXTENDED = ['airflow', 'prefect', 'dagster'];

/** What a plug-in that registers itself imports: its own tool, and those to which it hands what it is given. */
const ORCHESTRATORS = TOOLS.flatMap(({ modules }) => modules?.python ?? []);

/** Folders out of which an orchestrator takes jobs. */
const OF_JOBS = /(^|\/)(dags?|flows?|pipelines?|jobs?|workflows?)\//i;

/** The tests of such a package often stand in a package beside it: `dagster_shop_tests/`. */
const TESTS = /(^|\/)\w{1,80}_tests\//;

/**
 * The files of a package that extends an orchestrator for those who install it: they import the tool, and run nothing in
 * it. What is packaged is one where it registers itself as the tool's plug-in; or where it defines no job, and adds to the
 * tool's own classes or is installed by its name.
 */
export const pluginCode = defineDerivedFact({
  name: 'pluginCode',
  uses: { code, files, projectMarks, readme },
  derive({
    code: sources,
    files: { has },
    projectMarks: marks,
    readme: found,
  }): ReadonlySet<string> {
    const none = new Set<string>();
    const isMarked = (wanted: string) =>
      marks.some(({ mark }) => mark === wanted);
    if (!isMarked('buildSystem') && !has('setup.py')) return none;

    const importing = (tools: readonly string[]) =>
      sources.filter(
        file =>
          file.role === 'app' &&
          file.language === 'python' &&
          importOf(file, tools) !== undefined,
      );
    const isJob = ({ path }: { path: string }) => OF_JOBS.test(path);
    const pathsOf = (users: readonly CodeFile[]) =>
      new Set(users.filter(file => !isJob(file)).map(({ path }) => path));
    if (isMarked('toolPlugin') && !isMarked('kedro')) {
      return pathsOf(importing(ORCHESTRATORS));
    }
    const users = importing(EXTENDED);
    const isPlugin =
      !users.some(
        file =>
          !TESTS.test(file.path) && (isJob(file) || markOf(file, 'definesJob')),
      ) &&
      (found?.offered === true ||
        users.some(file => markOf(file, 'extendsTool')));
    return isPlugin ? pathsOf(users) : none;
  },
});
