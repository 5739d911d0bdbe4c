import { Link } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_TEMPLATE,
  ANNOTATION_TEMPLATE_VERSION,
} from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { useRepairTemplates } from '../../hooks/useRepairTemplates';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';

/** Says that the template has moved on from which the component was made, and leads to what brings the news of it. */
export function TemplateDrift() {
  const { entity } = useEntity();
  const t = useText();
  const catalog = useApiHolder().get(catalogApiRef);
  const [adopt] = useRepairTemplates('*', stringifyEntityRef(entity));
  const stated = entity.metadata.annotations?.[ANNOTATION_TEMPLATE] ?? '';
  const [, ref, from] = /^(template:[^@]+)@(.+)$/i.exec(stated) ?? [];
  const { value: template } = useAsync(
    async () => (ref ? catalog?.getEntityByRef(ref) : undefined),
    [catalog, ref],
  );
  const to = template?.metadata.annotations?.[ANNOTATION_TEMPLATE_VERSION];
  if (!template || !to || to === from) return null;
  const title = template.metadata.title ?? template.metadata.name;
  return (
    <Notice
      kind="info"
      title={t('drift.title', { template: title })}
      action={adopt && <Link to={adopt.to}>{t('drift.adopt')}</Link>}
    >
      {t('drift.text', { from, to })}
    </Notice>
  );
}
