import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { violationsIn } from '../../__testUtils__/axe';
import { basics, onReport } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';
import { entityScorecardContent } from '../../entityExtensions';

const server = setupServer();
registerMswTestHooks(server);

const templateOf = (
  name: string,
  annotations: Record<string, string>,
): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, namespace: 'default', title: `The ${name}`, annotations },
});

const ADOPT = templateOf('adopt', { 'opaq/repairs': '*' });

function show(made: string | undefined, ...catalog: Entity[]) {
  server.use(
    ...basics,
    onReport(() => makeEntityReport(makeReport('churn'))),
  );
  return renderEntity(entityScorecardContent, {
    catalog,
    entity: {
      metadata: {
        name: 'churn',
        namespace: 'default',
        annotations: made === undefined ? {} : { 'opaq/template': made },
      },
    },
  });
}

const NOTICE = 'The template “The service” has moved on';

describe('a component whose template has moved on', () => {
  it('says so, and leads to what brings the news', async () => {
    const { container } = show(
      'template:default/service@1',
      templateOf('service', { 'opaq/version': '3' }),
      ADOPT,
    );
    expect(await screen.findByText(NOTICE)).toBeVisible();
    expect(screen.getByText(/from version 1.*at version 3/)).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'See what is new in it' }),
    ).toHaveAttribute(
      'href',
      `/create/templates/default/adopt?formData=${encodeURIComponent(
        '{"entityRef":"component:default/churn"}',
      )}`,
    );
    expect(await violationsIn(container)).toEqual([]);
  });

  it('says so also where nothing can bring it', async () => {
    show(
      'template:default/service@1',
      templateOf('service', { 'opaq/version': '3' }),
    );
    expect(await screen.findByText(NOTICE)).toBeVisible();
    expect(screen.queryByRole('link', { name: /what is new/ })).toBeNull();
  });

  it.each([
    ['it has not moved', 'template:default/service@3'],
    ['it is gone', 'template:default/other@1'],
    ['none is known', undefined],
    ['the annotation is of another form', 'service'],
  ])('says nothing where %s', async (_, made) => {
    show(made, templateOf('service', { 'opaq/version': '3' }), ADOPT);
    expect(await screen.findAllByText(/Readme|README/)).not.toHaveLength(0);
    expect(screen.queryByText(/has moved on/)).toBeNull();
  });
});
