/** Makes one request of a source host. */
export type HostFetch = (
  target: URL,
  request: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Response>;

export const hostFetch: HostFetch = (target, request) =>
  fetch(target, {
    redirect: 'manual',
    // By `Sec-Fetch-Mode: cors`, GitLab takes the request for an archive for a page's of somebody else.
    mode: 'same-origin',
    ...request,
  });
