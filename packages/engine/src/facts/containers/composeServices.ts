import { dirname, join } from '../../tree';
import {
  isTable,
  parseYaml,
  strings,
  tableAt,
  text,
  type Table,
} from '../parse';
import { substitute } from './dockerfiles/variables';
import { defineFileFact } from '../Fact';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';

/** An image that a compose file builds for a service. Paths are in the terms of the component. @public */
export interface ComposeBuild {
  dockerfile: string;
  context: string;
  /** The stage that is built; absent where it is the last one. */
  target?: string;
  /** Names that stand for something of the project in a FROM: `additional_contexts`. */
  contexts: string[];
}

/** A service of a compose file. @public */
export interface ComposeService {
  /** The compose file. */
  path: string;
  name: string;
  line?: number;
  /** The image that it runs or that its build is given for a name, with the defaults of variables in place. */
  image?: string;
  build?: ComposeBuild;
  /** The line of its health check; absent where it has none, or switches off that of its image. */
  healthcheck?: number;
  /** Files and folders of the project that it mounts. */
  mounts: string[];
}

// https://docs.docker.com/reference/compose-file/
const COMPOSE = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i;
const MAX_SIZE = 50_000;
const MAX_ALIASES = 100;
const MAX_MOUNTS = 50;
const MAX_DEPTH = 5;

type Found = Omit<ComposeService, 'path'>;

/** A service with what it takes over by `<<`, which YAML 1.2 leaves to the reader. */
function merged(service: unknown, depth = 0): Table {
  const own = tableAt(service);
  const inherited = [own['<<']].flat().filter(isTable);
  if (inherited.length === 0 || depth > MAX_DEPTH) return own;
  // Of several the first one counts most.
  const tables = inherited.map(one => merged(one, depth + 1)).reverse();
  return Object.assign({}, ...tables, own);
}

function readBuild(build: unknown): ComposeBuild | undefined {
  if (typeof build === 'string') {
    return { context: build, dockerfile: `${build}/Dockerfile`, contexts: [] };
  }
  if (!isTable(build)) return undefined;
  const context = text(build.context) ?? '.';
  const target = text(build.target);
  const { additional_contexts: more } = build;
  const contexts = isTable(more)
    ? Object.keys(more)
    : strings(more).map(one => one.split('=')[0]);
  return {
    context,
    dockerfile: `${context}/${text(build.dockerfile) ?? 'Dockerfile'}`,
    contexts,
    ...(target ? { target } : {}),
  };
}

/** Whether a health check is one: not `disable: true`, not `test: NONE`. */
function isHealthcheck(value: unknown): boolean {
  if (!isTable(value)) return false;
  const { disable, test } = value;
  return disable !== true && [test].flat()[0] !== 'NONE';
}

/** A variable for the folder of the project: `${PROJECT_DIR:-.}/dags`. */
const PROJECT_VARIABLE = /^\$\{\w{1,80}(?::?-\.\/?)?\}(?=\/|:|$)/;

/** The host's side of a mount, where it lies in the project. */
function mountOf(volume: unknown): string[] {
  const written =
    typeof volume === 'string' ? volume : text(tableAt(volume).source);
  const source = written?.replace(PROJECT_VARIABLE, '.').split(':')[0];
  return source !== undefined && /^\.{1,2}(\/|$)/.test(source) ? [source] : [];
}

function linesOf(content: string, name: string) {
  const lines = content.split('\n');
  const isKey = (line: string) =>
    line.trimStart().startsWith(`${name}:`) && /^\s{1,8}\S/.test(line);
  const start = lines.findIndex(isKey);
  if (start < 0) return {};
  const indent = /^\s*/.exec(lines[start])![0].length;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    line => line.trim() !== '' && /^\s*/.exec(line)![0].length <= indent,
  );
  const body = end < 0 ? rest : rest.slice(0, end);
  const health = body.findIndex(line => /^\s+healthcheck:/.test(line));
  return {
    line: start + 1,
    health: health < 0 ? start + 1 : start + 2 + health,
  };
}

function readService(name: string, value: unknown, content: string): Found {
  const service = merged(value);
  const written = text(service.image);
  const image = written && substitute(written, new Map());
  const build = readBuild(service.build);
  const { line, health = 1 } = linesOf(content, name);
  const { volumes } = service;
  return {
    name,
    ...(line === undefined ? {} : { line }),
    ...(image ? { image } : {}),
    ...(build ? { build } : {}),
    ...(isHealthcheck(service.healthcheck) ? { healthcheck: health } : {}),
    mounts: (Array.isArray(volumes)
      ? volumes.slice(0, MAX_MOUNTS)
      : []
    ).flatMap(mountOf),
  };
}

/**
 * The services of the project's compose files. A file that can't be read has none.
 *
 * @public
 */
export const composeServices = defineFileFact<Found[], ComposeService[]>({
  name: 'composeServices',
  version: 2,
  scope: 'component',
  select: (path, size) =>
    COMPOSE.test(path) && size <= MAX_SIZE && !isVendored(path),
  map(file) {
    const content = file.text ?? '';
    const parsed = parseYaml(content, MAX_ALIASES);
    if ('problem' in parsed) return undefined;
    const { services } = parsed.data;
    return Object.entries(tableAt(services)).map(([name, one]) =>
      readService(name, one, content),
    );
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .flatMap(([path, services]) => {
        const inPlace = (there: string) => join(dirname(path), there);
        return services.map(({ build, mounts, ...service }) => ({
          ...service,
          path,
          mounts: mounts.map(inPlace),
          ...(build && {
            build: {
              ...build,
              context: inPlace(build.context),
              dockerfile: inPlace(build.dockerfile),
            },
          }),
        }));
      }),
});
