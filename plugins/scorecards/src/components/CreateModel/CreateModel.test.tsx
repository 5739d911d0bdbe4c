import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { screen } from '@testing-library/react';
import { createModelWidget } from '../../homeExtension';
import { createProjectRouteRef, repairTemplateRouteRef } from '../../routes';
import { violationsIn } from '../../__testUtils__/axe';

const templateOf = (name: string, tags: string[]): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    namespace: 'default',
    title: `Template ${name}`,
    description: `Makes a ${name}`,
    tags,
  },
});

/** Shows the tile in an app with these templates. */
function show(templates: Entity[], options: { scaffolder?: boolean } = {}) {
  const { scaffolder = true } = options;
  const { component } = createExtensionTester(createModelWidget).get(
    homePageWidgetDataRef,
  );
  return renderInTestApp(component, {
    apis: [[catalogApiRef, catalogApiMock({ entities: templates })]],
    mountedRoutes: scaffolder
      ? {
          '/create': createProjectRouteRef,
          '/create/templates/:namespace/:templateName': repairTemplateRouteRef,
        }
      : {},
  });
}

const button = () =>
  screen.findByRole('button', { name: 'Create a new model' });

describe('the tile for a new project', () => {
  it('leads to the recommended templates, and to all of them', async () => {
    const { container } = show([
      templateOf('service', ['recommended', 'python']),
      templateOf('analysis', ['recommended']),
      templateOf('other', ['python']),
    ]);
    const links = await screen.findAllByRole('link', { name: /^Template/ });
    expect(
      links.map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Template analysis', '/create/templates/default/analysis'],
      ['Template service', '/create/templates/default/service'],
    ]);
    expect(screen.getByText('Makes a service')).toBeVisible();
    expect(await button()).toHaveAttribute(
      'href',
      '/create/templates?filters%5Btags%5D=recommended',
    );
    expect(await violationsIn(container)).toEqual([]);
  });

  it('leads to all templates where none is recommended', async () => {
    show([templateOf('other', ['python'])]);
    expect(await button()).toHaveAttribute('href', '/create');
    expect(screen.queryByText('Template other')).toBeNull();
  });

  it('says so where the app makes no projects', async () => {
    show([templateOf('service', ['recommended'])], { scaffolder: false });
    expect(await screen.findByText(/This portal makes no proj/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
