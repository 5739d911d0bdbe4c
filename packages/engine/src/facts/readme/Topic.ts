/** What a README is asked for. */
export type Topic = 'dev' | 'run' | 'test' | 'debug';

/** In the order in which somebody needs them. */
export const TOPICS: readonly Topic[] = ['dev', 'run', 'test', 'debug'];
