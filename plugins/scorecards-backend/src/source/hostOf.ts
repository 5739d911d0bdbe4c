/** What stands for the host of a folder of the backend's machine. */
export const LOCAL_HOST = 'local';

/** What a repository's URL has for a host, with its port; {@link LOCAL_HOST} for a folder of the backend's machine. */
export function hostOf(url: string): string {
  return (URL.canParse(url) && new URL(url).host) || LOCAL_HOST;
}
