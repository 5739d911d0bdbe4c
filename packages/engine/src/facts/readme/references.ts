import type { TaskRunner } from '../tasks/Task';
import type { Block } from './Block';
import type { Command } from './commands';
import { shortForm } from './evidence';

/** Something of the repository that a command of the README names. */
export interface Reference {
  kind: 'task' | 'file' | 'module';
  /** Of a task: what does it, by name. */
  runner?: TaskRunner;
  /** The name of the task, the path of the file as it is written, or a module of Python: `app.main`. */
  name: string;
  line: number;
  command: string;
  /** Folders that the commands before it, below the same heading, changed to. */
  within: string[];
  /** Only what is found is told: a line of text that may as well be a sentence, or a command that runs in a container. */
  vague?: true;
}

export interface References {
  named: Reference[];
  /** Names of files that come to be while one follows the README. */
  made: string[];
}

const MAX_REFERENCES = 200;
const MAX_MADE = 300;
const MAX_WITHIN = 8;

const RUNNERS: ReadonlyArray<[RegExp, TaskRunner]> = [
  [/^g?make (?!(.* )?(-f|--file|-C|--directory)\b)/, 'make'],
  [/^just (?!(.* )?(-f|--justfile|-d|-g|--working-directory)\b)/, 'just'],
  [/^(task|go-task) (?!(.* )?(-t|-d|-g|--taskfile|--dir|--global)\b)/, 'Task'],
  [/^(inv|invoke) (?!(.* )?(-c|-r)\b)/, 'invoke'],
  [/^nox (.* )?(-s|--sessions?|-e)[ =](?=[\w-])/, 'nox'],
  [/^mise (run|r) /, 'mise'],
  [/^(npm|pnpm|yarn|bun) (run|run-script) /, 'npm'],
  [/^npm (?=(test|start)( |$))/, 'npm'],
  [
    /^(yarn|pnpm) (?=(start|dev|build|test|lint|format|deploy|typecheck|[a-z][\w-]*:[\w:-]+)( |$))/,
    'npm',
  ],
  [/^(poe|poetry poe|uv run poe) /, 'Poe'],
];

const OPTION_WITH_VALUE =
  /^(-j|-l|-o|-W|--jobs|-w|--workspace|--filter|-F|--prefix|--cwd|-p|--python)$/;
const TASK_NAME = /^[A-Za-z][\w.:/-]{0,80}$/;

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

/** The tasks of the project that a command does, by the names of what does them. */
export function tasksIn(form: string): { runner: TaskRunner; name: string }[] {
  const found = RUNNERS.find(([pattern]) => pattern.test(form));
  if (!found) return [];
  const [pattern, runner] = found;
  const words = form.slice(pattern.exec(form)![0].length).split(' ');
  const names: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '--' || /^[>|&]|\$\(|`/.test(word)) break;
    if (OPTION_WITH_VALUE.test(word)) index += 1;
    else if (!word.startsWith('-') && !word.includes('=')) names.push(word);
  }
  // Only make does several in turn; elsewhere the rest are arguments.
  const several = runner === 'make' ? names.slice(0, 10) : names.slice(0, 1);
  return several
    .filter(
      name =>
        TASK_NAME.test(name) && !/\byour\b|^target$|^name$|^task$/i.test(name),
    )
    .map(name => ({ runner, name }));
}

/** From here on the reader is somewhere else: in a container, on another machine, in another version. */
const LEAVES =
  /^(ssh|scp|telnet|vagrant ssh|wsl|su|newgrp|tmux|screen)\b|^(docker|podman|kubectl|oc)\b.* (exec|run)\b.* (ba|z)?sh$|^(docker|podman)[- ]compose\b.* (exec|run)\b.* (ba|z)?sh$|^(singularity|apptainer) shell|^git (checkout|switch|worktree)\b|^(unzip|tar|7z|gunzip) |^(cookiecutter|copier|cruft|django-admin|kedro new|dbt init|prefect init|npm init|npm create|npx create|yarn create|pnpm create|ng new|astro dev init|dagster project|rails new|uv init|poetry new|hatch new|pdm init)\b/;
const INSIDE =
  /^(docker|podman|nerdctl|kubectl|oc|ssh|vagrant|wsl|heroku|fly|singularity|apptainer)\b/;

const CREATES =
  /\b(creat|sav(e|ing)|cop(y|ies)|renam|writ(e|ten)|download|generat|make a|put |place |paste|produc|convert|export|obtain|request|crea|erstell|speicher|kopier|anleg|herunterlad|erzeug|cré|enregistr|copi|télécharg|génér|guard|descarg|baix|salv|cri(e|ar)|ger(e|ar|ado)|scarica)|сохран|созда|скопир|скача|сгенерир|创建|新建|保存|下载|下載|生成|复制|複製|作成|ダウンロード|コピー|생성|저장|다운로드|복사/i;
const FILE_WORD = /[\w.-]{1,80}\.[A-Za-z]\w{0,6}/g;
const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Names of files that a command makes: where it writes to, what it fetches. */
function madeBy(form: string): string[] {
  const words = form.split(' ');
  const [program] = words;
  const last = words[words.length - 1];
  const written = words.filter((_, index) =>
    /^(>>?|-o|-O|--output|--outfile|--out|-out|--output-file)$/.test(
      words[index - 1] ?? '',
    ),
  );
  const glued = words.flatMap(
    word => /^(?:\d?>>?|--output=|-o=)(\S+)$/.exec(word)?.[1] ?? [],
  );
  const makes =
    /^(cp|mv|ln|touch|tee|nano|vim?|emacs|code|notepad|gedit|copy|move|New-Item|ni|file\.copy|install)$/i.test(
      program,
    ) || /^(wget|curl|aria2c|gdown|kaggle|gsutil|aws)$/.test(program);
  const notebook =
    /nbconvert|jupytext/.test(form) && /([\w.-]{1,80})\.ipynb/.exec(form)?.[1];
  return [
    ...written,
    ...glued,
    ...(makes ? [last.split(/[?#]/)[0]] : []),
    ...(notebook ? [`${notebook}.py`, `${notebook}.r`, `${notebook}.R`] : []),
  ].map(baseOf);
}

/** Files that a text tells to make, and those whose content it shows. */
function madeInText(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'code') {
      // The first line of a file's content often names it.
      const first = block.text.trimStart().split('\n', 1)[0].slice(0, 120);
      return /^(#|\/\/|--|%%writefile)\s/.test(first) &&
        !/^(ba)?sh|console$/.test(block.language ?? '')
        ? first.match(FILE_WORD) ?? []
        : [];
    }
    const shows =
      blocks[index + 1]?.kind === 'code' &&
      /\.\w{1,6}[`'"*]{0,3}\W{0,4}$/.test(block.text.slice(-100));
    return shows || CREATES.test(block.text.slice(0, 2000))
      ? block.text.slice(0, 2000).match(FILE_WORD) ?? []
      : [];
  });
}

type Named = Pick<Reference, 'kind' | 'runner' | 'name' | 'vague'>;

function namedIn(forms: readonly string[]): Named[] {
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

/** The folders that a reader is in after a command. */
function after(form: string, within: readonly string[]): readonly string[] {
  const folder = /^(?:cd|pushd|setwd\() ?["']?([^\s"')]{1,150})/.exec(
    form,
  )?.[1];
  // No folder is called `?`: what follows stays uncertain.
  const next = folder ?? (LEAVES.test(form) ? '?' : undefined);
  return next === undefined ? within : [...within, next].slice(-MAX_WITHIN);
}

/** The targets, scripts and files that a document's commands name. */
export function referencesOf(
  blocks: readonly Block[],
  commands: readonly Command[],
): References {
  const named: Reference[] = [];
  const made = madeInText(blocks);
  let headings = '';
  let within: readonly string[] = [];
  for (const command of commands) {
    const { forms, line, place, headings: above } = command;
    made.push(...forms.flatMap(madeBy));
    if (place !== 'code' || above !== headings) within = [];
    if (place === 'code') {
      headings = above;
      within = after(forms[0], within);
    }
    for (const one of namedIn(forms)) {
      // A sentence may name a command that nobody is to run.
      const isMention = place === 'text' || (place === 'span' && !command.told);
      named.push({
        ...one,
        line,
        command: shortForm(forms[0]),
        within: [...within],
        ...(isMention ? { vague: true } : {}),
      });
    }
  }
  return {
    named: named.slice(0, MAX_REFERENCES),
    made: [...new Set(made)].slice(0, MAX_MADE),
  };
}
