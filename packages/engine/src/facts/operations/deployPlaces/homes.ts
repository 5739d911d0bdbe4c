/** A person's home, as paths name it; `%h` is systemd's. Windows' too. */
const HOME =
  /^["']?(?:\/home(?:\/|$)|\/root(?:\/|$)|\/Users\/|~|\$\{?HOME\b|%h(?:\/|$)|[A-Za-z]:[\\/]Users[\\/])/;

/** Where Azure's App Service and Functions look, in images too, and nowhere else. */
const GIVEN = /^\/home\/site(?:\/|$)/;

/** Tools that install themselves for one account: `/root/.local/bin/uv`. */
const TOOL = /^\/(?:root|home\/[^/]{1,60})\/\.[^/]/;

/** Whether a path leads to a tool that lives in a hidden folder of a home. */
export const isTool = (path: string): boolean => TOOL.test(path);

/** Whether a path leads to the home of an account: not to its hidden folders, in which tools live. */
export const isHome = (path: string): boolean =>
  HOME.test(path) && !GIVEN.test(path) && !isTool(path);

/** Whether a path says where something lies: from the root, or in a home. */
export const isPlace = (path: string): boolean =>
  /^\/[\w.@+-]/.test(path) || path === '/' || isHome(path);
