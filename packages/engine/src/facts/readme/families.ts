import { debug } from './debugFamilies';
import type { Topic } from './Topic';

/** What a command looks like, without its prompt and wrappers; each pattern begins at its program. */
interface Family {
  topic: Topic;
  pattern: RegExp;
  /** Says this topic only under a heading, or beside a comment, that names it. */
  weak?: boolean;
}

// Tools that are installed on the way to an environment, and are none.
const BOOTSTRAP =
  'pip|uv|poetry|pipenv|pdm|hatch|tox|nox|virtualenv|virtualenvwrapper|pre-commit|cookiecutter|copier|cruft|conda-lock|pipx|wheel|setuptools|just|invoke|poethepoet|awscli|black|ruff|flake8|mypy|twine|build|pytest';

const dev: RegExp[] = [
  // Python
  new RegExp(
    `^(uv )?(python -m )?pip (install|sync)\\b(?! *$)(?!( -\\S+| (${BOOTSTRAP})(\\[\\S+)?([=<>~]\\S*)?)+$)`,
  ),
  /^(uv )?pip install .*(-r|-e|--requirement|--editable)/,
  /^pip-sync\b/,
  /^python -m (venv|virtualenv)\b/,
  /^(virtualenv|mkvirtualenv) \S/,
  /^pyenv virtualenv \S/,
  /^uv (sync|venv)\b/,
  /^(uv|pixi|hatch) run \S/,
  /^poetry (install|shell|sync)\b/,
  /^pipenv (install|sync|shell)\b/,
  /^pdm (install|sync)\b/,
  /^hatch (env create|shell)\b/,
  /^(rye sync|flit install|pixi (install|shell)|conda-lock install)\b/,
  /^(conda|mamba|micromamba) (env (create|update)|create|install)\b/,
  /^(conda|mamba) devenv\b/,
  /^python setup\.py (develop|install)\b/,
  // R
  /(^|[\s(;{:])renv::(restore|hydrate|init|activate|load)\(/,
  /(^|[\s(;{:])(install\.packages|p_load|use_devmode)\(/,
  /(^|[\s(;{:])(devtools|remotes|pak|BiocManager)::(install|pak\b|pkg_install|local_install|lockfile_install|load_all)\w*\(?/,
  /(^|[\s(;{:])(install_(github|deps|local|dev_deps|version|gitlab|git)|load_all|pkg_install|packrat::restore)\(/,
  /^R CMD INSTALL\b/,
  // Node
  /^(npm (install|i|ci)|pnpm (install|i)|bun (install|i))(?!.* (-g|--global)\b)( |$)/,
  /^yarn( install)?( -\S+)*$/,
  // Images and system environments
  /^(docker|podman)( buildx| image)? build\b/,
  /^buildah bud\b/,
  /^(docker|podman)[- ]compose .*\bbuild\b/,
  /^(docker|podman)[- ]compose .*\bup\b.* --build\b/,
  /^(apptainer|singularity) build\b/,
  /^(vagrant up|devcontainer (up|open|build)|devbox (shell|install)|devenv (shell|up))\b/,
  /^(nix develop|nix-shell|nix-build|guix shell|brew bundle|mise install|asdf install)\b/,
  /^snakemake .*(--use-(conda|singularity|apptainer)|--sdm|--software-deployment-method|--conda-create-envs-only)\b/,
  /^nextflow run .*-profile \S*(conda|mamba|docker|singularity|apptainer|podman)\b/,
  /^(dbt deps|meltano install|astro dev init)\b/,
  // Other languages beside data projects
  /^(bundle install|composer install|cargo build|go (mod download|build)|dotnet (restore|build))\b/,
  /^(mvn|\.\/mvnw) .*\b(install|package|compile)\b/,
  /^(gradle|\.\/gradlew) .*\b(build|assemble)\b/,
  /^julia .*Pkg\.instantiate/,
  // The project's own scripts
  /^((ba|z)?sh |source |\. |Rscript |python |powershell )?(-\S+ )*(\S*[\\/])?(setup|install|bootstrap|init|create|make|prepare|configure)?[-_.]?(setup|install|bootstrap|env|venv|environment|deps|dependencies|requirements|packages)\w*\.(sh|bash|ps1|bat|cmd|R|r|py)(?! *--)( |$)/,
  /^((ba|z)?sh |source |\. )?(\.[\\/])?(scripts?|bin|tools)[\\/](setup|bootstrap|install)( |$)/,
  /(^|[\s(;{])source\((\S*\/)?(install|setup|requirements|packages|dependencies|renv\/activate)\w*\.R/i,
];

// Loads are measured, not behaviour: no folder of such tests, but their exclusion is fine.
const NO_LOAD =
  '(?!.*(?<!not) (?!-)(\\S*/)?(load|stress|perf|performance|benchmarks?)([/_. ]|$))';

const test: RegExp[] = [
  // Python
  new RegExp(
    `^(pytest|py\\.test|nosetests|nose2|behave|ward|trial|green|stestr|ptw|pytest-watch)${NO_LOAD}( |$)`,
  ),
  new RegExp(
    `^python (-\\S+ )*-m (pytest|unittest|nose|nose2|doctest|tests?|\\S+\\.tests?|tox|nox)\\b${NO_LOAD}`,
  ),
  /^(coverage|python -m coverage) run .*(pytest|unittest|nose|tests?\b|manage\.py)/,
  /^(tox|nox)( |$)(?!.*(docs|lint|format|build|mypy|typing|style|release|publish|black|ruff))/,
  /^(hatch|pdm|rye|uv|pixi|poe) test( |$)/,
  /^python (\S*\/)?manage\.py test\b/,
  /^python setup\.py (test|pytest)\b/,
  /^(python |sh |bash |\.\/|Rscript )*(\S*\/)?(run[-_]?(all[-_]?|unit[-_]?)?tests?|runtests?|test[-_]?suite|testthat|tests\/run\w*)\.(py|sh|R|bat|ps1|r)( |$)/,
  /^(python|Rscript) (\.\/)?(\S+\/)?tests\/\S+\.(py|R|r)( |$)/,
  /^(python|bash|sh) (\.\/)?tests?\.sh( |$)/,
  /^(\.\/)?((scripts?|bin|tools)\/)?tests?(\.sh)?( |$)/,
  /^(kedro|dbt|nf-test|sqlmesh|bentoml|rasa) test\b/,
  /^ploomber .*test/,
  // R
  /(^|[\s(;{:])(devtools|testthat|tinytest|rcmdcheck|covr|RUnit|testit|shinytest2?|rhino)::(test|check|run_test|rcmdcheck|package_coverage|report|runTestSuite|build_install_test|test_pkg)\w*\(?/,
  /(^|[\s(;{:])(test_(dir|file|local|package|check)|run_test_(dir|file))\(/,
  /^(R CMD check|Rscript .*devtools::(test|check))\b/,
  // Node
  /^((npm|pnpm) (t|tst)|bun test|deno test)( |$)/,
  /^(jest|vitest|mocha|ava|tap|jasmine|karma start|cypress run|playwright test|ng test|react-scripts test|node --test|c8|nyc)( |$)/,
  // Other languages beside data projects
  /^(go test|cargo (test|nextest)|dotnet test|sbt test|mix test|rspec|bats|ctest|phpunit|swift test|stack test|cabal test)\b/,
  /^(mvn|\.\/mvnw) .*\b(test|verify)\b/,
  /^(gradle|\.\/gradlew) .*\b(test|check)\b/,
  /^(rake|bazel|pants|\.\/pants) test\b/,
  /^julia .*Pkg\.test/,
  // Containers that exist to test
  /^(docker|podman)[- ]compose .*\btests?\b.*\b(up|run)\b/,
  // `dags test` of Airflow runs a pipeline once.
  /^(docker|podman)[- ]compose .*\brun\b.* (?<!\b(?:dags?|tasks?) )(\S+[-_])?(unit-?)?tests?( |$)/,
];

// Modules that python -m runs and that are not the project.
const NOT_THE_PROJECT =
  'pip|venv|virtualenv|pytest|unittest|nose2?|doctest|tox|nox|coverage|build|twine|black|ruff|flake8|mypy|isort|pylint|' +
  'pyright|bandit|pre_commit|ipykernel|nltk\\S*|spacy|ensurepip|site|json|timeit|this|poetry|uv|conda|piptools|pip_audit|' +
  'compileall|playwright|tests?|\\S+\\.tests?|sphinx\\S*|mkdocs|pdoc\\d?|pydoc|cookiecutter|webbrowser|nbstripout|jupytext|nbconvert';
// Images that a project leans on and that are not the project.
const FOREIGN_IMAGE =
  '(\\S+\\/)?(mongo|postgres|postgis|mysql|mariadb|redis|rabbitmq|elasticsearch|kafka|zookeeper|minio|localstack|adminer|' +
  'pgadmin4?|grafana|prometheus|hello-world|neo4j|cassandra|memcached|qdrant|chroma|mailhog|clickhouse-server|influxdb)(:\\S*)?( |$)';
// Services of a compose file that are not the project, by their usual names, and what only prepares it.
const FOREIGN_PART =
  '(db|database|postgres\\w*|postgis|mysql|mariadb|mongo\\w*|redis|rabbitmq|minio|localstack|elasticsearch|kafka|zookeeper|' +
  'adminer|pgadmin|[^-\\s]\\S*-init)(?= |$)';
// Services of the system that a project leans on, by the beginning of their names.
const FOREIGN_SERVICE =
  '(docker|containerd|podman|postgres|mysql|mariadb|mongo|redis|memcached|rabbitmq|nginx|apache2|httpd|cron|ssh|elasticsearch|' +
  'kibana|influx|grafana|prometheus|supervisor|ufw|firewalld|snapd|network|systemd|kubelet|vsftpd|tailscaled)';
const NOT_RUNNING =
  '(setup|install|bootstrap|conftest|manage|versioneer|configure|requirements|build|lint|format|clean|noxfile|tasks)';

const run: RegExp[] = [
  // Python
  new RegExp(
    `^(python|pypy|ipython|ipython3|pythonw) (-[a-zA-Z]+ )*(?!-)(?!(\\S*[\\\\/])?${NOT_RUNNING}\\.py)(?!(\\S*[\\\\/])?tests[\\\\/])(?!(\\S*[\\\\/])?run_?tests?\\.py)\\S+\\.(py|pyz|ipy)( |$)`,
  ),
  /^python (\S*[\\/])?manage\.py (?!(test|migrate|makemigrations|createsuperuser|collectstatic|shell|startapp)\b)\w+/,
  new RegExp(
    `^python (-[a-zA-Z]+ )*-m (?!(${NOT_THE_PROJECT})( |$))(?!(pytest|unittest|pip)\\b)[\\w.[\\]<>{}-]+`,
  ),
  /^(uvicorn|gunicorn|hypercorn|daphne|waitress-serve|granian|mod_wsgi-express) \S/,
  /^(flask|quart)( (--?\w+)( \S+)?){0,4} run\b/,
  /^(fastapi|litestar|sanic|robyn)( \S+){0,4} ?(run|dev|\S+:\S+)\b/,
  /^(streamlit|chainlit|modal|mesop|solara|taipy|marimo|nicegui|reflex|briefcase|rasa|shiny|bentoml|gradio|vetiver|panel|bokeh|ray|serve) (run|serve|edit|dev|deploy|train|start|hello|shell|\S+\.py)\b/,
  /^(voila|datasette|papermill|torchrun|accelerate launch|deepspeed|spark-submit|pyspark|horovodrun|mpirun|mpiexec|cog predict|locusttest) \S/,
  /^(jupyter(-| )(lab|notebook|console|execute|nbconvert|run|server)|jupyterlab|ipython notebook)\b/,
  /^jupyter-?lab$/,
  /^(celery|dramatiq|rq worker|arq|faust|huey_consumer(\.py)?|scrapy (crawl|runspider))( |$)/,
  // Pipelines and orchestrators
  /^prefect (server start|orion start|deployment run|deploy|worker start|agent start|run|flow serve)\b/,
  /^airflow (standalone|webserver|scheduler|api-server|dags? (test|trigger|backfill)|tasks? (test|run)|run|trigger_dag|backfill|celery)\b/,
  /^astro dev (start|restart)\b/,
  /^(dagster (dev|job execute|job launch|asset materialize|pipeline execute)|dagster-webserver|dagit|dg (dev|launch))\b/,
  /^(dvc (repro|exp run)|kedro (run|viz|jupyter|ipython|dagster (dev|run)|airflow run)|nextflow run|dbt (run|build|seed)|sqlmesh (plan|run)|luigi|ploomber build)\b/,
  /^snakemake( |$)(?!.*(--lint|--help|--version|--dry-?run|-n\b|--dag|--rulegraph|--conda-create-envs-only))/,
  /^(zenml (up|login|pipeline run|run)|mlflow (run|models serve|models predict|ui|server|recipes run)|meltano (run|elt|el|invoke)|mage (start|run)|pyflyte run|flytectl|kfp run|argo submit|databricks bundle run|sam local|serverless (offline|invoke)|func start|wandb (agent|sweep)|cwltool|toil-\S+|cromwell|miniwdl run|tfx run|metaflow)\b/,
  /^(sbatch|qsub|bsub|srun) \S/,
  // R
  /^Rscript (--?\w[\w-]* )*(?!-)(?!\S*(install|setup|test|packages|requirements))\S+\.[rR]( |$)/,
  /^(R CMD BATCH|R -f|R --no-save <|R <|littler|r) \S+\.[rR]\b/,
  /(^|[\s(;{:])(run_?app|runApp|shinyAppDir|runGitHub|run_dev|run_api|launch_?app|run_?shiny|start_?app)\(/i,
  /(^|[\s(;{:])(tar_make\w*|r_make|(rmarkdown::)?render_site|rmarkdown::render|quarto_render|render_book|knitr::knit|plumb|pr_run|plumb_api|drake::make)\(/,
  /(^|[\s(;{])source\((?!\S*(install|setup|requirements|packages|activate|R\/functions))\S+\.[rR](md)?\b/,
  /^(quarto (render|preview|run)|golem::run_dev)\b/,
  // Node
  /^(npm start|npm run-script start|yarn start|pnpm start|bun start)( |$)/,
  /^(node|nodemon|ts-node|tsx|deno run|bun run|pm2 start) (-\S+ )*(\S+\.[cm]?[jt]sx?|[\w.-]*\/\S+|\.|app|index|server|main)( |$)/,
  /^(next|vite|astro|nuxt|remix|gatsby|ng|vue-cli-service|react-scripts|nest|parcel|vercel|netlify|wrangler)( (dev|start|serve|develop|preview)\b|$)/,
  /^electron \S/,
  // Containers and clusters
  new RegExp(
    `^(docker|podman) (container )?run\\b(?!.* ${FOREIGN_IMAGE}).* \\S`,
  ),
  new RegExp(
    `^(docker|podman)[- ]compose\\b.* (up|start|run)(?!( -\\S+)* ${FOREIGN_PART}( -\\S+| ${FOREIGN_PART})*$)( |$)`,
  ),
  /^(docker stack deploy|kubectl (apply|create -f|run)|helm (install|upgrade)|skaffold (dev|run)|tilt up|minikube service|apptainer run|singularity run|vagrant up|cog (predict|run)|oc apply)\b/,
  // Services of the system
  new RegExp(
    `^systemctl (-\\S+ )*(start|restart|enable --now) (?!-|${FOREIGN_SERVICE})\\S`,
  ),
  new RegExp(`^service (?!-|${FOREIGN_SERVICE})\\S+ (start|restart)( |$)`),
  // Other languages beside data projects
  /^(go run|cargo run|dotnet run|julia (?!-e)|java (-\S+ \S* ?)*-jar|sbt run|rails s|ruby \S+\.rb|php artisan serve|matlab -(batch|r)|octave \S|stata|sas \S)\b/,
  /^(mvn|\.\/mvnw) .*(spring-boot:run|exec:java|quarkus:dev)/,
  /^(gradle|\.\/gradlew) .*(bootRun|run)\b/,
  /^(psql|duckdb|sqlite3|mysql|bq query|snowsql|sqlcmd) .*(-f |< ?|--file[= ]|-i )\S+\.sql/,
  // The project's own scripts
  /^((ba|z|k)?sh (-\S+ )*|source |\. |\.[\\/]|powershell (-\S+ )*|call )(?!\S*(setup|install|bootstrap|env|test|lint|format|clean|build|activate|deploy|download|fetch|requirements|check|miniconda|anaconda|stop|release|develop|init\b))\S+\.(sh|bash|ps1|bat|cmd|R)( |$)/i,
  /^\.[\\/](?!\S*(setup|install|bootstrap|env|test|lint|format|clean|build|activate|gradlew|mvnw|configure|develop|init|deploy|download|manage\.py|stop))[\w./\\-]+( |$)/i,
  /^(?!\S*(setup|install|bootstrap|env|test|lint|format|clean|build|activate|stop))[\w./\\-]+\.(bat|cmd|ps1)( |$)/i,
];

/**
 * One expression for all that treat case alike: to try them one by one takes ten times as long. Those for the beginning of a
 * command apart from the others, with which they would be tried at each of its characters.
 */
function strong(topic: Topic, patterns: readonly RegExp[]): Family[] {
  const kindOf = ({ source, flags }: RegExp) =>
    `${source.startsWith('^')} ${flags}`;
  return [...new Set(patterns.map(kindOf))].map(kind => {
    const alike = patterns.filter(pattern => kindOf(pattern) === kind);
    const sources = alike.map(({ source }) => `(?:${source})`);
    return { topic, pattern: new RegExp(sources.join('|'), alike[0].flags) };
  });
}

/** Every family of commands, by the topic of which it is the evidence. */
export const FAMILIES: readonly Family[] = [
  ...strong('dev', dev),
  ...strong('test', test),
  ...strong('run', run),
  ...strong('debug', debug),
  {
    topic: 'test',
    pattern:
      /^(make|just|task|inv|invoke|mise run|poe|nox|yarn|npm run|pnpm) \S*(check|ci|verify|qa|quality|validate)\b/,
    weak: true,
  },
  {
    topic: 'test',
    pattern: /^(python (\S*\/)?test_\S+\.py|python (\S*\/)?tests\.py)( |$)/,
    weak: true,
  },
  { topic: 'run', pattern: /^make$/, weak: true },
];

/** What a runner such as `uv run` starts that is not the project. */
export const DEVELOPER_TOOLS =
  /^(pip|pytest|py\.test|ruff|black|isort|flake8|mypy|pyright|ty|pylint|pre-commit|tox|nox|coverage|bandit|nbstripout|twine|mkdocs|sphinx-\S+|pdoc|python|alembic|ipython|bash|sh|cz|commitizen|bumpversion|prek|deptry|pip-audit|interrogate|pyupgrade|autoflake|yapf|djlint|codespell|ipykernel|unittest|eslint|prettier|tsc)\b/;
