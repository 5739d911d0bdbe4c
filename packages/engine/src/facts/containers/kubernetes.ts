import type { SourceFile } from '../../tree';
import { isTable, parseYaml, text } from '../parse';
import { defineFileFact } from '../Fact';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';

/** A container that a manifest of Kubernetes or a Helm chart starts. @public */
export interface KubernetesContainer {
  path: string;
  line: number;
  /** What it is part of: `Deployment`, `InferenceService`; absent in a chart's values. */
  kind?: string;
  /** Absent where a template puts it in. */
  image?: string;
  /** Whether Kubernetes asks it how it is: a liveness, readiness or startup probe. */
  probed: boolean;
}

type Found = Omit<KubernetesContainer, 'path'>;

const MAX_SIZE = 50_000;
const MAX_DOCUMENTS = 50;
const MAX_DEPTH = 12;
const MAX_CONTAINERS = 50;

const PROBE = /^[ \t]*(?:-[ \t]+)?(?:liveness|readiness|startup)Probe:/m;
const KIND = /^[ \t]{0,8}kind:[ \t]*["']?(\w{1,60})/m;
const IMAGE =
  /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?([^\s"'{}]{1,300})["']?[ \t]*$/m;
const VALUES = /(^|\/)values[\w.-]*\.ya?ml$/i;
/** A probe that a chart's values switch off, or leave for others to fill in. */
const EMPTY_PROBE =
  /^[ \t]*\w{1,20}Probe:[ \t]*(?:(?:\{\}|null|~|false)[ \t]*$|\n[ \t]+enabled:[ \t]*false\b)/m;

const lineOf = (content: string, pattern: RegExp) => {
  const start = pattern.exec(content)?.index ?? 0;
  return content.slice(0, start).split('\n').length;
};

/** The lists of containers below a value: pods stand at many depths, and custom resources have their own. */
function containersIn(value: unknown, depth = 0): unknown[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) {
    return value.flatMap(item => containersIn(item, depth + 1));
  }
  if (!isTable(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'containers' && Array.isArray(item)
      ? item.slice(0, MAX_CONTAINERS)
      : containersIn(item, depth + 1),
  );
}

const isProbed = (container: unknown) =>
  isTable(container) &&
  ['livenessProbe', 'readinessProbe', 'startupProbe'].some(probe =>
    isTable(container[probe]),
  );

/** A template is no YAML before it is rendered, so it is only looked at. */
function lookAt(content: string): Found[] {
  const kind = KIND.exec(content)?.[1];
  const image = IMAGE.exec(content)?.[1];
  const probed = PROBE.test(content);
  if (!probed && !/^[ \t]*(?:-[ \t]+)?containers:/m.test(content)) return [];
  return [
    {
      line: lineOf(content, probed ? PROBE : KIND),
      ...(kind ? { kind } : {}),
      ...(image ? { image } : {}),
      probed,
    },
  ];
}

function lookAtValues(content: string): Found[] {
  const lines = content.split('\n');
  const index = lines.findIndex(
    (line, at) =>
      PROBE.test(line) && !EMPTY_PROBE.test(lines.slice(at, at + 2).join('\n')),
  );
  return index < 0 ? [] : [{ line: index + 1, probed: true }];
}

function readDocument(content: string): Found[] {
  if (content.includes('{{')) return lookAt(content);
  const kind = KIND.exec(content)?.[1];
  const parsed = parseYaml(content, 100);
  if (!kind || 'problem' in parsed) return [];
  const kindLine = lineOf(content, KIND);
  const probeLine = lineOf(content, PROBE);
  return containersIn(parsed.data).map(container => {
    const image = isTable(container) ? text(container.image) : undefined;
    const probed = isProbed(container);
    return {
      line: probed ? probeLine : kindLine,
      kind,
      ...(image ? { image } : {}),
      probed,
    };
  });
}

function read({ path, text: content = '' }: SourceFile): Found[] | undefined {
  if (VALUES.test(path)) {
    return PROBE.test(content) ? lookAtValues(content) : undefined;
  }
  if (!/^apiVersion:/m.test(content) || !KIND.test(content)) return undefined;
  const found: Found[] = [];
  let line = 0;
  for (const document of content.split(/^---/m).slice(0, MAX_DOCUMENTS)) {
    for (const one of readDocument(document)) {
      found.push({ ...one, line: line + one.line });
    }
    line += document.split('\n').length - 1;
  }
  return found.length > 0 ? found.slice(0, MAX_CONTAINERS) : undefined;
}

/** The containers of the project's Kubernetes manifests and Helm charts. @public */
export const kubernetes = defineFileFact<Found[], KubernetesContainer[]>({
  name: 'kubernetes',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    /\.ya?ml$/i.test(path) && size <= MAX_SIZE && !isVendored(path),
  map: read,
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .flatMap(([path, containers]) =>
        containers.map(one => ({ ...one, path })),
      ),
});
