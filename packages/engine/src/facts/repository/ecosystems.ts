import { defineDerivedFact } from '../Fact';
import { files } from './files';

const SIGNS = {
  python:
    /(^|\/)([^/]+\.py|pyproject\.toml|setup\.(py|cfg)|Pipfile|requirements[^/]*\.txt|environment\.ya?ml)$/,
  r: /(^|\/)([^/]+\.(R|r|Rmd|qmd)|renv\.lock|[^/]+\.Rproj)$/,
  node: /(^|\/)package\.json$/,
  sql: /(^|\/)(dbt_project\.yml|[^/]+\.sql)$/,
  notebooks: /\.ipynb$/,
  snakemake: /(^|\/)(Snakefile|[^/]+\.smk)$/,
  nextflow: /(^|\/)(nextflow\.config|[^/]+\.nf)$/,
} as const;

/** @public */
export type Ecosystem = keyof typeof SIGNS;

/** The kinds of project that the checks understand and that were found, each with a path that shows it. @public */
export const ecosystems = defineDerivedFact({
  name: 'ecosystems',
  uses: { files },
  derive: ({ files: { candidates } }) =>
    (Object.keys(SIGNS) as Ecosystem[]).flatMap(name => {
      const sign = candidates(SIGNS[name]).find(({ path }) =>
        SIGNS[name].test(path),
      );
      return sign ? [{ name, path: sign.path }] : [];
    }),
});
