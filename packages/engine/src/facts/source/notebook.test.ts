import { readNotebook } from './notebook';

const notebook = (cells: unknown[], metadata: unknown = {}) =>
  JSON.stringify({ cells, metadata, nbformat: 4 }, undefined, 1);

describe('readNotebook', () => {
  it('gives the code with the lines of its file, without outputs and prose', () => {
    const text = notebook([
      { cell_type: 'markdown', source: ['x = 0'] },
      {
        cell_type: 'code',
        outputs: [{ text: ['y = 0\n'] }],
        source: ['x = 1\n', 'y = "é"'],
      },
    ]);
    const { lines } = readNotebook(text)!;
    expect(lines.map(({ text: code }) => code)).toEqual(['x = 1', 'y = "é"']);
    const written = text.split('\n');
    expect(written[lines[0].line! - 1]).toContain('x = 1');
    expect(written[lines[1].line! - 1]).toContain('y = ');
  });

  it('splits a source that is one text', () => {
    const text = notebook([{ cell_type: 'code', source: 'a\nb\n' }]);
    expect(readNotebook(text)!.lines.map(line => line.text)).toEqual([
      'a',
      'b',
    ]);
  });

  it('reads the older format, with its worksheets', () => {
    const text = JSON.stringify({
      worksheets: [{ cells: [{ cell_type: 'code', input: ['a'] }] }],
    });
    expect(readNotebook(text)!.lines).toEqual([{ text: 'a', line: 1 }]);
  });

  it('leaves the line out where the writer escapes otherwise', () => {
    const text = '{"cells": [{"cell_type": "code", "source": ["\\u00e9"]}]}';
    expect(readNotebook(text)!.lines).toEqual([{ text: 'é' }]);
  });

  it.each([
    ['python', {}],
    ['r', { kernelspec: { language: 'R', name: 'ir' } }],
    ['python', { language_info: { name: 'python' } }],
    ['python', { kernelspec: 'broken' }],
    [undefined, { kernelspec: { language: 'julia' } }],
    [undefined, { kernelspec: { language: 'constructor' } }],
    [undefined, { kernelspec: { language: '__proto__' } }],
  ])('tells that its language is %s', (language, metadata) => {
    expect(readNotebook(notebook([], metadata))!.language).toBe(language);
  });

  it('passes over a cell that is not one', () => {
    const text = notebook([1, null, { cell_type: 'code', source: ['a'] }]);
    expect(readNotebook(text)!.lines).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{'],
    ['another value', '[]'],
    ['a pointer to where the file is', 'version https://git-lfs'],
    ['JSON that is nested without end', '['.repeat(1_000_000)],
  ])('says of %s that it is no notebook', (_, text) => {
    expect(readNotebook(text)).toBeUndefined();
  });
});
