import type { Dockerfile } from '../containers/dockerfiles';
import type { TraitEvidence } from './Trait';

// Programs that do nothing but serve, as an image starts them.
const SERVERS =
  /\b(uvicorn|gunicorn|hypercorn|daphne|waitress-serve|granian|uwsgi|torchserve|tritonserver|tensorflow_model_server|seldon-core-microservice|flask (run|--app)|fastapi (run|dev)|bentoml serve|mlflow models serve|vllm serve|serve run|manage\.py runserver|next start)\b|plumb(er)?\b.{0,80}run|pr_run\(/;
const APPS =
  /\b(streamlit run|shiny run|shiny-server|panel serve|bokeh serve|voila|chainlit run|solara run|gradio)\b|run_?app\(|runApp\(/i;
/** Servers of tools: what they serve is not the project's. */
const TOOLS =
  /\b(airflow|prefect|dagster|dagit|jupyter|jupyterlab|mlflow (server|ui)|celery|tensorboard|superset|nginx)\b/;
/** A program of the project's own, which serves where its image opens a port. */
const OWN_PROGRAM =
  /\b(python[\d.]*|node|npm|yarn|pnpm|Rscript|R|tsx|nodemon|pm2-runtime|bun|deno)\b/;

/** A script or a module that runs to its end, which is how an image is used that serves nothing. */
const BATCH =
  /\b(?:python[\d.]*|Rscript|node|tsx)\s+(?:-[uBOEs]+\s+)*(?:-m\s+\w|[\w./-]{1,200}\.(?:py|[rR]|[jt]s|mjs)\b)|\bmake\s+\w|(?:^|[/\s])run[\w-]{0,60}\.sh\b/;
const NO_BATCH = /\b(?:pytest|unittest|tests?|http\.server|manage\.py)\b/;

/** The exec form and the shell form read alike: words with spaces between them. */
const words = (text: string) => text.replace(/[[\]"',\s]+/g, ' ').trim();

/** What the image of one of the Dockerfiles does when it is started. */
export function startedBy(
  images: readonly Dockerfile[],
  wanted: 'service' | 'app' | 'job',
): TraitEvidence | undefined {
  for (const { path, stages } of images) {
    const instructions = stages.at(-1)?.instructions ?? [];
    const opensPort = instructions.some(({ keyword }) => keyword === 'EXPOSE');
    for (const { keyword, text, line } of instructions) {
      if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') continue;
      const command = words(text).slice(0, 1000);
      const isApp = APPS.test(command);
      const isServer =
        !isApp &&
        !TOOLS.test(command) &&
        (SERVERS.test(command) || (opensPort && OWN_PROGRAM.test(command)));
      const isJob =
        BATCH.test(command) && !NO_BATCH.test(command) && !TOOLS.test(command);
      if ({ app: isApp, service: isServer, job: isJob }[wanted]) {
        const [program] = command.split(' ');
        return { what: `starts ${program} in its image`, path, line };
      }
    }
  }
  return undefined;
}
