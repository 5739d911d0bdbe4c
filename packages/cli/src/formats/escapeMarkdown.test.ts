import { renderPage } from '../testing/markup';
import { codeSpan, escapeHtml, escapeMarkdown } from './escapeMarkdown';

/** What is markup, a name or an address to a service. */
const MARKS = [
  ...['`', '```', '~~~', '*', '**a**', '_a_', '~~a~~', '|', '| a | b |', '\\'],
  ...['# a', '- a', '+ a', '* a', '1. a', '2) a', '> a', '---', '===', '    a'],
  ...['[a](//b)', '![a](b)', '[a]: b', '[^1]', '<b>', '</details>', '<!--'],
  ...['-->', '<a@b.example>', '<https://a.example>', '&lt;', '&#64;all'],
  ...['@all', '#1', 'GH-1', 'gh-1', 'a/b#1', '!1', '%1', '$1', '~1', '&1'],
  ...['%"a b"', 'https://a.example', 'www.a.example', 'a@b.example', '{{a}}'],
];
const WORDS = MARKS.flatMap((one, index) => [
  one,
  ...MARKS.slice(index, index + 4).map(two => `${one} ${two}`),
]);

/** What services look for in the text that is left when all markup is gone. */
const CALLS = /@\w|#\d|\bGH-\d|[!$%~][\w"]|&\d|https?:\/\/|\bwww\.\w/i;

const shown = (text: string) =>
  text
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const elementsIn = (element: Element) =>
  [...element.querySelectorAll('*')].map(({ localName }) => localName);

describe('words of a repository', () => {
  it('are nothing but words in Markdown', () => {
    for (const word of WORDS) {
      const page = renderPage(escapeMarkdown(word));
      expect([word, elementsIn(page)]).toEqual([word, ['p']]);
      expect(shown(page.textContent!)).toBe(shown(word));
      expect(page.textContent).not.toMatch(CALLS);
    }
  });

  it('are nothing but words in HTML', () => {
    for (const word of WORDS) {
      const page = renderPage(`<details><b>${escapeHtml(word)}</b></details>`);
      expect([word, elementsIn(page)]).toEqual([word, ['details', 'b']]);
      expect(shown(page.textContent!)).toBe(shown(word));
      expect(page.textContent).not.toMatch(CALLS);
    }
  });

  it('are nothing but code as a path', () => {
    for (const word of WORDS) {
      const page = renderPage(`Where: ${codeSpan(word)}, ${codeSpan('end')}`);
      expect([word, elementsIn(page)]).toEqual([word, ['p', 'code', 'code']]);
    }
    expect(codeSpan('')).toBe('');
  });
});
