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

const PROJECT = /^\/api\/v4\/projects\/([^/]+)(?:\/repository\/(.+))?$/;
const NOT_FOUND = json({ message: '404 Project Not Found' }, 404);
const NO_COMMIT = json({ message: '404 Commit Not Found' }, 404);

function commits(
  question: Question,
  repository: Repository,
  ref: string | undefined,
): Answer {
  const { url, repositories } = question;
  const wanted = ref ?? url.searchParams.get('ref_name') ?? repository.branch;
  const revision = revisionAt(repositories, repository, wanted);
  if (revision === undefined) return ref ? NO_COMMIT : json([]);
  const id = repositories.shaOf(repository, revision);
  return unlessSame(question, `W/"${id}"`, json(ref ? { id } : [{ id }]));
}

async function answerProject(
  question: Question,
  repository: Repository,
  parts: readonly string[],
): Promise<Answer> {
  const { url } = question;
  const { id, name, branch } = repository;
  const [what, one] = parts;
  if (what === undefined) {
    return unlessSame(
      question,
      `W/"${id}-${name}-${branch}"`,
      json({ id, path_with_namespace: name, default_branch: branch }),
    );
  }
  if (what === 'commits') return commits(question, repository, one);
  if (what.startsWith('archive')) {
    const ref = url.searchParams.get('sha') ?? branch;
    return (await archiveOf(question, repository, ref)) ?? NO_COMMIT;
  }
  if (what === 'files') {
    const ref = url.searchParams.get('ref') ?? branch;
    const bytes = fileAt(question, repository, ref, one);
    return bytes ? { status: 200, body: [bytes] } : NO_COMMIT;
  }
  return NOT_FOUND;
}

function kindOf(what: string | undefined): RequestKind {
  if (what === 'commits') return 'commit';
  if (what === 'files') return 'contents';
  return what?.startsWith('archive') ? 'archive' : 'repository';
}

/** GitLab's API. */
export function askGitlab(question: Question): Asked | undefined {
  const { url, repositories, baseUrl } = question;
  const [, project, rest] = PROJECT.exec(url.pathname) ?? [];
  if (!project) return undefined;
  const name = decodeURIComponent(project);
  const parts = rest ? rest.split('/').map(decodeURIComponent) : [];
  const isId = /^\d+$/.test(name);
  const found = isId
    ? repositories.byId(Number(name))
    : repositories.find(name);
  return {
    kind: kindOf(parts[0]),
    repository: isId ? found?.name ?? '' : name,
    answer: async () => {
      if (!found) return NOT_FOUND;
      if (!isId && found.name.toLowerCase() !== name.toLowerCase()) {
        const path = rest ? `/repository/${rest}` : '';
        return json({ message: 'Moved Permanently' }, 301, {
          location: `${baseUrl}/api/v4/projects/${found.id}${path}${url.search}`,
        });
      }
      return answerProject(question, found, parts);
    },
  };
}
