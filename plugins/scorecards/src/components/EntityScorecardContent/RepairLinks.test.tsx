import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { entityScorecardContent } from '../../entityExtensions';
import { basics, onReport } from '../../__testUtils__/backend';
import { renderEntity } from '../../__testUtils__/renderEntity';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const templateOf = (name: string, repairs?: string): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    title: `Template ${name}`,
    annotations: repairs === undefined ? {} : { 'opaq/repairs': repairs },
  },
  spec: { type: 'repair' },
});

function show(...catalog: Entity[]) {
  const report = makeReport(
    'churn',
    { 'readme.test': 'fail' },
    { level: 'bronze', nextSteps: ['readme.test'] },
  );
  server.use(
    ...basics,
    onReport(() => makeEntityReport(report)),
  );
  return renderEntity(entityScorecardContent, { catalog });
}

describe('templates that repair', () => {
  it('stand with the checks that they name, or with all', async () => {
    show(
      templateOf('one', 'deps.lockfile, readme.test'),
      templateOf('every', '*'),
      templateOf('other', 'deps.lockfile'),
      templateOf('none'),
    );
    const link = await screen.findByRole('link', {
      name: 'See what “Template one” can do',
    });
    expect(link).toHaveAttribute(
      'href',
      `/create/templates/default/one?formData=${encodeURIComponent(
        '{"entityRef":"component:default/churn"}',
      )}`,
    );
    expect(screen.getByRole('link', { name: /Template every/ })).toBeVisible();
    expect(screen.queryByText(/Template other/)).toBeNull();
    expect(screen.queryByText(/Template none/)).toBeNull();
  });

  it('are not missed where there is none', async () => {
    show(templateOf('none'));
    expect(await screen.findAllByText('How to fix it')).not.toHaveLength(0);
    expect(screen.queryByText(/See what/)).toBeNull();
  });
});
