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

  it('understands every way to escape', () => {
    const text =
      '{"cells": [{"cell_type": "code", "source": ["\\u00e9\\n", "a\\\\n", "\\"b\\"\\n"]}]}';
    expect(readNotebook(text)!.lines.map(line => line.text)).toEqual([
      'é',
      'a\\n',
      '"b"',
    ]);
  });

  it('tells lines apart that are written alike', () => {
    const text = notebook([
      { cell_type: 'code', outputs: [{ text: ['\n'] }], source: ['\n', '\n'] },
    ]);
    const [one, other] = readNotebook(text)!.lines;
    expect(other.line).toBe(one.line + 1);
    expect(text.split('\n')[one.line - 2]).toContain('source');
  });

  it('steps over outputs, whatever they hold, and counts the cells that keep some', () => {
    const text = notebook([
      { cell_type: 'code', outputs: [], source: ['a'] },
      {
        cell_type: 'code',
        outputs: [{ text: 'C:\\', data: { html: '<p>"]}\\"' } }, 'NaN'],
        source: ['b'],
      },
    ]).replace('"NaN"', 'NaN');
    const { lines, outputs } = readNotebook(text)!;
    expect(lines.map(line => line.text)).toEqual(['a', 'b']);
    expect(outputs).toEqual({ cells: 1, line: lines[1].line });
  });

  it.each(['<<<<<<< HEAD\n', '=======\n', '>>>>>>> main\n'])(
    'says of a file with a conflict (%j) that it is no notebook',
    mark => {
      const text = notebook([
        { cell_type: 'code', outputs: [{ a: 1, b: 2 }], source: [] },
      ]);
      for (const place of ['"b"', '"source"', '"cells"', '}\n']) {
        const at = text.indexOf(place);
        const changed = text.slice(0, at) + mark + text.slice(at);
        expect(readNotebook(changed)).toBeUndefined();
      }
    },
  );

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
    ['JSON with more behind it', '{"cells": []} {}'],
    ['JSON that ends in a string', '{"cells": [{"outputs": ["'],
    ['JSON that ends in an output', '{"cells": [{"outputs": [{'],
    ['another value', '[]'],
    ['a pointer to where the file is', 'version https://git-lfs'],
    ['JSON that is nested without end', '['.repeat(1_000_000)],
  ])('says of %s that it is no notebook', (_, text) => {
    expect(readNotebook(text)).toBeUndefined();
  });
});
