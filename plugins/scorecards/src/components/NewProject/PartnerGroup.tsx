import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../../api';
import { useText } from '../../translation';
import { FieldNote } from './FieldNote';
import { loadPartner } from './partner';
import { partnerText } from './texts';

const textIn = (data: Record<string, unknown> | undefined, name: string) =>
  typeof data?.[name] === 'string' ? (data[name] as string) : undefined;

/** A group beside the owner: the scaffolder's own picker, and what the group brings that the owner lacks. */
export function PartnerGroup(props: FieldExtensionComponentProps<string>) {
  const { registry, formContext, formData: partner, rawErrors = [] } = props;
  const t = useText();
  const catalog = useApi(catalogApiRef);
  const api = useApi(scorecardsApiRef);
  const owner = textIn(formContext?.formData, 'owner');
  const { value: found } = useAsync(
    async () =>
      owner && partner
        ? {
            of: `${owner} ${partner}`,
            is: await loadPartner({ catalog, api }, owner, partner),
          }
        : undefined,
    [catalog, api, owner, partner],
  );
  const known =
    found?.of === `${owner} ${partner}` && rawErrors.length === 0
      ? found.is
      : undefined;
  const Picker = registry.fields.OwnerPicker ?? registry.fields.StringField;
  return (
    <>
      <Picker {...props} />
      <FieldNote
        kind={known?.verdict === 'good' ? 'good' : 'bad'}
        text={known && partnerText(t, known)}
      />
    </>
  );
}
