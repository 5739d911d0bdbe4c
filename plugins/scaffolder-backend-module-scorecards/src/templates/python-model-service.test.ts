import { rendered, textOf } from '../__testUtils__/renderTemplate';

const TEMPLATE = 'python-model-service';

describe(`the template ${TEMPLATE}`, () => {
  it.each([
    ['complete', 'fastapi', 'flask'],
    ['flask-local', 'flask', 'fastapi'],
  ])('serves with one framework in the case %s', async (name, one, other) => {
    const project = await rendered(TEMPLATE, name);
    const lock = textOf(project, 'requirements.txt');

    expect(lock).toMatch(new RegExp(`^${one}==`, 'm'));
    expect(lock).not.toMatch(new RegExp(`^${other}==`, 'm'));
    expect(textOf(project, 'pyproject.toml')).not.toContain(`"${other}>=`);
  });
});
