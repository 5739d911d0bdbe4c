import axe from 'axe-core';

/**
 * What axe finds wrong in a part of the page, one line each. Contrast is not looked at: jsdom draws nothing.
 *
 * @param container - What the test rendered; around it are frames of the test app, which are not ours.
 * @param ignored - Rules that ask for what only the page around has.
 */
export async function violationsIn(
  container: Element,
  ignored: string[] = [],
): Promise<string[]> {
  const { violations } = await axe.run(container, {
    resultTypes: ['violations'],
    rules: {
      'color-contrast': { enabled: false },
      // The app around has the landmarks.
      region: { enabled: false },
      ...Object.fromEntries(ignored.map(rule => [rule, { enabled: false }])),
    },
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`),
  );
}
