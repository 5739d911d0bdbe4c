import type { Terminal } from './text/terminal';

/** Where the command's words go. */
export interface Host {
  stdout: Terminal & { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  env: NodeJS.ProcessEnv;
}
