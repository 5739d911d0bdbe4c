import type { TaskRunner } from '../tasks/Task';
import { tasksIn } from './tasksIn';

/** What a command names of the repository. */
export interface Named {
  kind: 'task' | 'file' | 'module';
  /** Of a task: what does it, by name. */
  runner?: TaskRunner;
  /** The name of the task, the path of the file as it is written, or a module of Python: `app.main`. */
  name: string;
  /** Only what is found is told: a line of text that may as well be a sentence, or a command that runs in a container. */
  vague?: true;
}

/** What some command lines name as files of the project: the words that match are paths. */
const FILES: readonly RegExp[] = [
  /^(?:python|pypy|ipython) (?:-[a-zA-Z]+ )*([^\s-]\S*\.py)(?: |$)/,
  /^Rscript (?:--?\w\S* )*([^\s-]\S*\.[rR])(?: |$)/,
  /^(?:ba|z|k)?sh (?:-[a-z]+ )*([^\s-]\S*\.(?:sh|bash))(?: |$)/,
  /^(?:source|\.) (\S+\.(?:sh|bash))(?: |$)/,
  /^(\.[\\/]\S+\.(?:sh|bash|py|R))(?: |$)/,
  /^node (?:--\S+ )*([^\s-]\S*\.[cm]?js)(?: |$)/,
  /^streamlit run ([^\s-]\S*\.py)(?: |$)/,
  // What is to be filled in comes along as an example.
  /^(?:cp|copy) (?:-[a-z]+ )*(\S*\.?env\.(?:example|sample|template|dist)) /,
];
const RUNS_MODULE = /^(python|pypy|ipython) (-[a-zA-Z]+ )*-m /;
/** Programs that are given a module in a word of its own, with what they take from it: `uvicorn app.main:app`. */
const SERVES_MODULE =
  /^(uvicorn|gunicorn|hypercorn|daphne|granian|waitress-serve|fastapi run|fastapi dev) /;
const SERVED = /^([A-Za-z_]\w*(?:\.\w+)*):\w+$/;
const TAKES_MODULE =
  /^(celery|flask|rq|dramatiq|taskiq) (?:\S.* )?(?:-A|--app)[ =]([A-Za-z_]\w*(?:\.\w+)*)(?: |$)/;

/** The module of Python that a command starts. */
function moduleIn(form: string): string | undefined {
  if (RUNS_MODULE.test(form)) {
    return /^[A-Za-z_]\w*(?:\.\w+)*(?= |$)/.exec(
      form.slice(RUNS_MODULE.exec(form)![0].length),
    )?.[0];
  }
  if (SERVES_MODULE.test(form)) {
    return form.split(' ').flatMap(word => SERVED.exec(word)?.[1] ?? [])[0];
  }
  return TAKES_MODULE.exec(form)?.[2];
}

/** Files that calls of R name. A README may as well show what its readers' own files would be. */
const IN_R =
  /(?:^|<-\s?|::)(?:source|runApp|plumb|pr|render|quarto_render|knit)\((?:(?:file|input)\s?=\s?)?["']?([\w./-]{1,150}\.(?:[rR]|[rRq]md|Rnw))["']?[,)]/;
const LISTED =
  /^(?:uv |python -m )?pip3? install\b|^(?:conda|mamba|micromamba) (?:env )?(?:create|update|install)\b|^(?:docker|podman)[- ]compose\b/;

/** The values of some options: `-r requirements.txt`, `--file=environment.yml`. */
function optionFiles(form: string): string[] {
  if (!LISTED.test(form)) return [];
  const option = /compose/.test(form)
    ? /^(-f|--file)$/
    : /^(-r|--requirement|-f|--file)$/;
  const words = form.split(/[ =]/);
  // pip's own -f is an address where to look.
  const wants = (word: string) =>
    option.test(word) && !(word === '-f' && /\bpip3? install/.test(form));
  return words.filter(
    (word, index) =>
      index > 0 && wants(words[index - 1]) && /\.(txt|in|ya?ml)$/i.test(word),
  );
}

/** Names that a reader puts something else for. */
const PLACEHOLDER =
  /[<>{}[\]()$*%?|"'`,;:=#…~]|\.\.|path[-_/]?to|your|(^|[/_-])(my|some|any|foo|bar|baz|xxx*|name|filename|file|script|example|sample|placeholder|dummy|test_?file)([/._-]|$)/i;
const ALL_CAPS = /(^|\/)[A-Z_]{3,}\.\w+$/;
const ELSEWHERE = /^([/\\]|[A-Za-z]:|https?|-)|^\W*$/;
/** What tools make, and what is nobody's source. */
const BUILT =
  /^(\.\/)?(dist|build|out|target|lib|\.?venv|env|node_modules|site-packages|\.next|tmp|temp)\//i;

/** A path as it could stand in the repository; undefined where it is none that can be looked for. */
function pathOf(word: string): string | undefined {
  const path = word.replace(/\\/g, '/').replace(/^(\.\/)+/, '');
  const isOne =
    /^[\w./@+-]+$/.test(path) &&
    path.length <= 150 &&
    ![ELSEWHERE, BUILT, ALL_CAPS].some(other => other.test(path)) &&
    !PLACEHOLDER.test(path);
  return isOne ? path : undefined;
}

/** What runs what follows it elsewhere. */
const INSIDE =
  /^(docker|podman|nerdctl|kubectl|oc|ssh|vagrant|wsl|heroku|fly|singularity|apptainer)\b/;

/**
 * The tasks, files and modules that a command names.
 *
 * @param forms - The command, and then those that it runs inside of something.
 */
export function namedIn(forms: readonly string[]): Named[] {
  return forms.flatMap((form, depth): Named[] => {
    const scripts = FILES.map(pattern => pattern.exec(form)?.[1] ?? '');
    const paths = [...scripts, ...optionFiles(form)].map(pathOf);
    const module = moduleIn(form);
    const inR = pathOf(IN_R.exec(form)?.[1] ?? '');
    const all: Named[] = [
      ...paths.flatMap(name => (name ? [{ kind: 'file' as const, name }] : [])),
      ...(module && !PLACEHOLDER.test(module)
        ? [{ kind: 'module' as const, name: module }]
        : []),
      ...(inR
        ? [{ kind: 'file' as const, name: inR, vague: true as const }]
        : []),
      ...tasksIn(form).map(task => ({ kind: 'task' as const, ...task })),
    ];
    // What runs inside of something sees the files of that, which may be those of the project or not.
    return depth > 0 && INSIDE.test(forms[0])
      ? all.map(one => ({ ...one, vague: true as const }))
      : all;
  });
}
