import { checks } from '../checks';
import { factsOfTree } from '../testing';

const settings = (text: string) =>
  factsOfTree({ '.opaq.yaml': text, 'a.py': '' }, checks).values.projectFile;

describe('.opaq.yaml', () => {
  it('names what is not judged', () => {
    expect(settings('exclude: [/examples/, "*.gen.py"]')).toEqual({
      exclude: ['/examples/', '*.gen.py'],
      problems: [],
    });
  });

  it('may be empty', () => {
    expect(settings('# nothing yet\n')).toEqual({ exclude: [], problems: [] });
  });

  it.each([
    ['exclude: /examples/', 1, /exclude/],
    ['\nexcludes: []', undefined, /excludes/],
    ['exclude:\n  - ok/\n  - 3\n', 3, /exclude\.1/],
    ['exclude:\n  - "*a*b*c*d*e*f"\n', 2, /wildcards/],
    ['exclude: [\n', 2, /\.opaq\.yaml: /],
  ])('says what is wrong with %p', (text, line, message) => {
    expect(settings(text)).toEqual({
      exclude: [],
      problems: [
        {
          message: expect.stringMatching(message),
          path: '.opaq.yaml',
          ...(line && { line }),
        },
      ],
    });
  });

  it.each([
    ['of the wrong kind', `exclude:\n${'- 1\n'.repeat(5_000)}`],
    ['that nobody knows', '? a\n'.repeat(5_000)],
  ])('keeps few of many problems: values %s', text => {
    const { problems } = settings(text) as { problems: unknown[] };
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  it('is not read where it is larger than anybody writes it', () => {
    expect(settings(`exclude: [a]\n${'# \n'.repeat(50_000)}`)).toEqual({
      exclude: [],
      problems: [
        { path: '.opaq.yaml', message: expect.stringMatching(/larger than/) },
      ],
    });
  });

  it('survives aliases that multiply', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]';
    expect(settings(bomb)).toMatchObject({
      problems: [{ path: '.opaq.yaml' }],
    });
  });
});
