/** What a README is asked for. */
export type Topic = 'dev' | 'run' | 'test' | 'debug';

export const TOPICS: readonly Topic[] = ['dev', 'run', 'test', 'debug'];
