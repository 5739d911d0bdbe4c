import type { DockerStage } from '../dockerfiles';
import { basename } from '../../tree';

/** A part of the build context that a stage takes in: where from, and where to. */
interface Copied {
  sources: string[];
  target: string;
}

const words = (text: string) =>
  text.trimStart().startsWith('[')
    ? [...text.matchAll(/"([^"]{0,500})"/g)].map(([, word]) => word)
    : text.split(/\s+/).filter(Boolean);

function copiedBy(stage: DockerStage): Copied[] {
  return stage.instructions.flatMap(({ keyword, text, flags = [] }) => {
    if (keyword === 'RUN') {
      const binds = flags.filter(
        flag => /type=bind/.test(flag) && !/from=/.test(flag),
      );
      return binds.map(flag => ({
        sources: [/(?:source|src)=([^,]{1,300})/.exec(flag)?.[1] ?? '.'],
        target: '',
      }));
    }
    if (keyword !== 'COPY' && keyword !== 'ADD') return [];
    if (flags.some(flag => flag.startsWith('--from'))) return [];
    const all = words(text);
    return [{ sources: all.slice(0, -1), target: all.at(-1) ?? '' }];
  });
}

const plain = (path: string) => path.replace(/^\.?\/+|\/+$/g, '');

/** Whether a pattern of COPY names a file; `*` and `?` stay within a name. */
function matches(pattern: string, name: string): boolean {
  const wildcards = pattern.match(/[*?[]/g)?.length ?? 0;
  if (wildcards > 3) return true;
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replace(/\[(?!\^\/\])/g, '\\[');
  return new RegExp(`^${source}$`).test(name);
}

/** Whether stages take a file of the project into the image: by its name, or with the folder it lies in. */
export function copies(stages: readonly DockerStage[], path: string): boolean {
  return stages.some(stage =>
    copiedBy(stage).some(({ sources }) =>
      sources.some(source => {
        const own = plain(source);
        if (own === '' || own === '.' || own === '*') return true;
        // An address may hold the whole repository, and a variable any name.
        if (/^(https?|git)[:@]|\$/.test(own)) return true;
        return (
          matches(basename(own), basename(path)) ||
          `/${path}`.includes(`/${own}/`)
        );
      }),
    ),
  );
}

/** The name under which a file of the project lies in the image, by the name it is given there. */
export function originalName(
  stages: readonly DockerStage[],
  name: string,
): string {
  for (const stage of stages) {
    for (const { sources, target } of copiedBy(stage)) {
      const isRenamed = sources.length === 1 && !target.endsWith('/');
      if (isRenamed && basename(target) === name) {
        const original = basename(plain(sources[0]));
        if (/\.\w+$/.test(original)) return original;
      }
    }
  }
  return name;
}
