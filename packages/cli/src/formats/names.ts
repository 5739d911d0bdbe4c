/** How a judgement can be written. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown'] as const;

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];
