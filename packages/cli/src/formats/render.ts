import type { Judgement } from '../check/Judgement';
import type { Style } from '../text/terminal';
import type { Format } from './names';

/** How text is set for people. */
export interface TextOptions {
  style: Style;
  verbose: boolean;
}

/** A judgement in a format. Only the format that is asked for is loaded. */
export async function render(
  format: Format,
  judgement: Judgement,
  options: TextOptions,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('./json')).renderJson(judgement);
    case 'sarif':
      return (await import('./sarif')).renderSarif(judgement);
    case 'junit':
      return (await import('./junit')).renderJunit(judgement);
    case 'markdown':
      return (await import('./markdown')).renderMarkdown(judgement);
    default:
      return (await import('../text/report')).renderReport(judgement, options);
  }
}
