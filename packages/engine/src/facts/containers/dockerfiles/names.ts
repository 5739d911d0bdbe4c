import { isVendored } from '../../source/paths';

/** `Dockerfile`, `Dockerfile.gpu`, `Dockerfile_api`, `api.Dockerfile`, `Containerfile`…, in any case. */
const SPELLINGS =
  /^((docker|container)file([._-][\w.-]*)?|[\w.-]+[._-](docker|container)file)$/;

/** What only looks like one: ignore files, sources and documents about Dockerfiles, templates of them, backups. */
const LOOKALIKES =
  /\.(dockerignore|containerignore|md|rst|py|sh|ps1|rb|go|[cm]?[jt]sx?|json|ya?ml|toml|html?|lock|j2|jinja2?|tmpl|tpl|template|erb|in)$|([._-](bak|backup|old|orig|save|copy|disabled|unused|deprecated)\d*|~|\.sw[op]|\.rej)$|^(bak|backup|old|orig|disabled|unused|deprecated)[._-]/;

/** Images in which CI or an editor works, not the project. */
const FOR_TOOLS =
  /[._-](ci|tests?|testing|e2e|playwright|cypress|lint|devcontainer|gitpod|jenkins|gitlab)$|^\.?(ci|tests?|e2e|playwright|cypress|lint|devcontainer|gitpod|jenkins|gitlab)[._-]/;

const LIKE = /(^|\/)([^/]*dockerfile[^/]*|containerfile)$/i;

/** Whether a file is written as a Dockerfile is, by its name: those for tools, backups and templates too. */
export const isDockerfileLike = (path: string) => LIKE.test(path);

/** Whether a path from the repository's root may be a Dockerfile, by its name alone. */
export function isDockerfileName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!name.includes('dockerfile') && !name.includes('containerfile')) {
    return false;
  }
  return (
    SPELLINGS.test(name) &&
    !LOOKALIKES.test(name) &&
    !FOR_TOOLS.test(name) &&
    !isVendored(path)
  );
}
