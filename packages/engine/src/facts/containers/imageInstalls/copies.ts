import type { DockerStage } from '../dockerfiles';
import { basename } from '../../../tree';

/** A part of the build context that an image takes in: where from, and where to. @public */
export interface Copied {
  /** Without what stands around it: `./api/` is `api`, the whole context is empty or `.`. */
  source: string;
  /** Its name in the image, where it is given one. */
  name?: string;
}

const MAX_COPIED = 200;

const words = (text: string) =>
  text.trimStart().startsWith('[')
    ? [...text.matchAll(/"([^"]{0,500})"/g)].map(([, word]) => word)
    : text.split(/\s+/).filter(Boolean);

const plain = (path: string) => path.replace(/^\.?\/+|\/+$/g, '');

function copiedBy(stage: DockerStage): Copied[] {
  return stage.instructions.flatMap(({ keyword, text, flags = [] }) => {
    if (keyword === 'RUN') {
      return flags
        .filter(flag => /type=bind/.test(flag) && !/from=/.test(flag))
        .map(flag => /(?:source|src)=([^,]{1,300})/.exec(flag)?.[1] ?? '.')
        .map(source => ({ source: plain(source) }));
    }
    if (keyword !== 'COPY' && keyword !== 'ADD') return [];
    if (flags.some(flag => flag.startsWith('--from'))) return [];
    const all = words(text);
    const target = all.at(-1) ?? '';
    const sources = all.slice(0, -1).map(plain);
    const isRenamed = sources.length === 1 && !/[/.]$/.test(target);
    const name = isRenamed ? { name: basename(target) } : {};
    return sources.map(source => ({ source, ...name }));
  });
}

/** What stages take from the build context. */
export const copiedInto = (stages: readonly DockerStage[]): Copied[] =>
  stages.flatMap(copiedBy).slice(0, MAX_COPIED);

/** Whether a pattern of COPY names a file; `*` and `?` stay within a name. */
function matches(pattern: string, name: string): boolean {
  if (!/[*?[]/.test(pattern)) return pattern === name;
  // More is not what people write, and would be expensive.
  if ((pattern.match(/[*?[]/g)?.length ?? 0) > 3) return true;
  const source = pattern
    .replace(/[.+^${}()|\\\]]/g, '\\$&')
    .replace(/\[/g, '\\[')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${source}$`).test(name);
}

const isEverything = (source: string) => /^[.*]?$/.test(source);
/** An address may hold the whole repository, and a variable any name. */
const isOpen = (source: string) => /^(https?|git)[:@]|\$/.test(source);

/** Whether a file of the project is in the image: by its name, or with the folder it lies in. @public */
export const takesIn = (copied: readonly Copied[], path: string): boolean =>
  copied.some(
    ({ source }) =>
      isEverything(source) ||
      isOpen(source) ||
      matches(basename(source), basename(path)) ||
      `/${path}`.includes(`/${source}/`),
  );

/** Whether a file is taken into the image by its own path. @public */
export const takesInByPath = (
  copied: readonly Copied[],
  path: string,
): boolean =>
  copied.some(
    ({ source }) => source.includes('/') && source.replace(/\*$/, '') === path,
  );

/** The name in the project of a file that has a name in the image. */
export function originalName(copied: readonly Copied[], name: string): string {
  const renamed = copied.find(
    one => one.name === name && /\.\w+$/.test(one.source),
  );
  return renamed ? basename(renamed.source) : name;
}
