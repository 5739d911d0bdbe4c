import {
  archiveOf,
  fileAt,
  json,
  revisionAt,
  unlessSame,
  type Answer,
  type Asked,
  type Question,
} from './answers';
import type { RequestKind } from './Faults';
import type { Repository } from './Repositories';

const API = '/api/v3';
const NOT_FOUND = json({ message: 'Not Found' }, 404);

function commit(
  question: Question,
  repository: Repository,
  [, ref, rest]: readonly string[],
): Answer {
  const { repositories, headers, baseUrl } = question;
  const revision = revisionAt(repositories, repository, ref);
  if (revision === undefined) {
    return json({ message: `No commit found for SHA: ${ref}` }, 422);
  }
  const sha = repositories.shaOf(repository, revision);
  if (rest === 'status') {
    const api = `${baseUrl}${API}/repos/${repository.name}`;
    return json({
      sha,
      repository: {
        full_name: repository.name,
        archive_url: `${api}/{archive_format}{/ref}`,
        trees_url: `${api}/git/trees{/sha}`,
      },
    });
  }
  const isPlain = headers.accept?.includes('application/vnd.github.sha');
  return unlessSame(
    question,
    `"${sha}"`,
    isPlain
      ? {
          status: 200,
          headers: { 'content-type': 'application/vnd.github.sha' },
          body: [Buffer.from(sha)],
        }
      : json({ sha }),
  );
}

function contents(
  question: Question,
  repository: Repository,
  [, ...parts]: readonly string[],
): Answer {
  const { url, headers } = question;
  const path = parts.join('/');
  const ref = url.searchParams.get('ref') ?? repository.branch;
  const bytes = fileAt(question, repository, ref, path);
  if (!bytes) return NOT_FOUND;
  return headers.accept?.includes('raw')
    ? { status: 200, headers: { 'content-type': 'text/plain' }, body: [bytes] }
    : json({ path, encoding: 'base64', content: bytes.toString('base64') });
}

function link(
  { baseUrl }: Question,
  { name, branch }: Repository,
  ref = branch,
) {
  const location = `${baseUrl}/_codeload/${name}/legacy.tar.gz/${ref}`;
  return { status: 302, headers: { location } };
}

function answerApi(
  question: Question,
  repository: Repository,
  parts: readonly string[],
): Answer {
  const [what, ref] = parts;
  const { id, name, branch } = repository;
  switch (what) {
    case undefined:
      return unlessSame(
        question,
        `"${id}-${name}-${branch}"`,
        json({ id, full_name: name, default_branch: branch }),
      );
    case 'commits':
      return commit(question, repository, parts);
    case 'tarball':
      return link(question, repository, ref);
    case 'contents':
      return contents(question, repository, parts);
    default:
      return NOT_FOUND;
  }
}

const KINDS: Record<string, RequestKind> = {
  commits: 'commit',
  tarball: 'link',
  contents: 'contents',
};

/** GitHub's API, as GitHub Enterprise serves it, and its downloads. */
export function askGithub(question: Question): Asked | undefined {
  const { url, repositories, baseUrl } = question;
  const [, base, ...rest] =
    /^\/(api\/v3|_codeload)\/(.+)$/.exec(url.pathname) ?? [];
  const parts = (rest[0] ?? '').split('/').map(decodeURIComponent);

  if (base === '_codeload') {
    const [owner, name, , ref = ''] = parts;
    const repository = `${owner}/${name}`;
    const found = repositories.find(repository);
    return {
      kind: 'archive',
      repository,
      answer: async () =>
        (found && (await archiveOf(question, found, ref))) ?? NOT_FOUND,
    };
  }
  if (base === 'api/v3' && parts[0] === 'repositories') {
    const found = repositories.byId(Number(parts[1]));
    return {
      kind: KINDS[parts[2]] ?? 'repository',
      repository: found?.name ?? '',
      answer: async () =>
        found ? answerApi(question, found, parts.slice(2)) : NOT_FOUND,
    };
  }
  if (base === 'api/v3' && parts[0] === 'repos') {
    const repository = `${parts[1]}/${parts[2]}`;
    const found = repositories.find(repository);
    const isRenamed =
      found && found.name.toLowerCase() !== repository.toLowerCase();
    const path = parts.slice(3).map(part => `/${encodeURIComponent(part)}`);
    const moved = {
      ...json({ message: 'Moved Permanently' }, 301, {
        location: `${baseUrl}${API}/repositories/${found?.id}${path.join('')}${
          url.search
        }`,
      }),
    };
    return {
      kind: KINDS[parts[3]] ?? 'repository',
      repository,
      answer: async () => {
        if (isRenamed) return moved;
        return found ? answerApi(question, found, parts.slice(3)) : NOT_FOUND;
      },
    };
  }
  return undefined;
}
