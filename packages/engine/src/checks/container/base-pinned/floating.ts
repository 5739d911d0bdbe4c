/** Words of a tag that say which build is meant today, and another one tomorrow. */
const CHANNEL =
  /^(latest|stable|testing|unstable|sid|rolling|rawhide|edge|nightly|weekly|daily|main|master|trunk|head|develop|devel|dev|next|current|lts|mainline|canary|preview|beta|alpha|rc|prod|production|staging|release)$/;

/** Releases of Debian and Ubuntu that a tag may name by their word. */
const DISTRIBUTIONS =
  /^(wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|trusty|xenial|bionic|focal|jammy|kinetic|lunar|mantic|noble|oracular|plucky|questing|resolute)$/;

/** Release lines of Node that have a word for a name: https://nodejs.org/en/about/previous-releases. */
const NODE_LINES =
  /^(argon|boron|carbon|dubnium|erbium|fermium|gallium|hydrogen|iron|jod|krypton)$/;

/** Images whose version is that of a program, so that a system in their tag leaves it open: `python:slim-bookworm`. */
const PROGRAMS =
  /(^|\/)(python|pypy|node|deno|bun|uv|ruby|golang|rust|php|perl|julia|openjdk|eclipse-temurin|gradle|maven|r-base|r-ver|nginx|httpd|caddy|traefik|postgres|mysql|mariadb|mongo|redis)$/;

const SYSTEM = /^(alpine|debian|ubuntu|ubi)[\d.]*$/;
const ARCHITECTURE =
  /^(amd64|arm64(v8)?|arm32v[67]|armv[67]|x86|i386|64|s390x)$/;
/** What makes one build of a channel: a date, a commit. */
const ONE_BUILD = /^(\d{6,14}|[0-9a-f]{7,64})$/;

/**
 * Whether a tag names no version: `latest`, `slim`, `lts-alpine`, `nightly`.
 *
 * @param repository - The image's name without its tag: what a word means depends on it.
 */
export function isFloating(repository: string, tag: string): boolean {
  const isProgram = PROGRAMS.test(repository.toLowerCase());
  const parts = tag.toLowerCase().split(/[-_+]/);
  if (/(^|-)\d{4}-\d{2}-\d{2}(-|$)/.test(tag)) return false;
  const first = parts.find(part => {
    if (CHANNEL.test(part) || NODE_LINES.test(part)) return true;
    if (ARCHITECTURE.test(part)) return false;
    if (isProgram && SYSTEM.test(part)) return false;
    return /\d/.test(part) || (!isProgram && DISTRIBUTIONS.test(part));
  });
  if (first === undefined) return true;
  return (
    CHANNEL.test(first) &&
    !parts.some(part => ONE_BUILD.test(part) && /\d/.test(part))
  );
}
