/** What a repository's URL has for a host, with its port; `local` for a folder of the backend's machine. */
export function hostOf(url: string): string {
  return (URL.canParse(url) && new URL(url).host) || 'local';
}
