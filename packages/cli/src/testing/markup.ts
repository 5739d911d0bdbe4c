import { DOMParser } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';

/**
 * The root of an XML document.
 *
 * @throws Where it is not well-formed.
 */
export function parseXml(text: string): Element {
  // This parser holds a document to the letter of XML 1.0; the other one gives what it says.
  const strict = new SaxesParser();
  strict.on('error', error => {
    throw error;
  });
  strict.write(text).close();
  return new DOMParser().parseFromString(text, 'text/xml')
    .documentElement as unknown as Element;
}

/** Markdown as a service would show it, before it takes out what is not allowed. */
export function renderPage(markdown: string): Element {
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  return new DOMParser().parseFromString(
    `<!doctype html><html><body>${html}</body></html>`,
    'text/html',
  ).body as unknown as Element;
}
