import { useApi } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useEffect, useMemo } from 'react';

/** The destination that is a folder, at no host. */
const LOCAL = 'local';

const hostOf = (url: string | undefined) => url?.split('?')[0];

/**
 * Where a repository will be: the scaffolder's own picker, for the hosts of the kind that the form's field `destination`
 * names. The pages of a form share the options of a field's name, so they can't say it by themselves. For a folder of this
 * machine there is nothing to say, and what was said before is forgotten.
 */
export function RepositoryUrl(props: FieldExtensionComponentProps<string>) {
  const { registry, formContext, formData, onChange, uiSchema } = props;
  const integrations = useApi(scmIntegrationsApiRef);
  const { destination, name } = formContext?.formData ?? {};
  const isNowhere = destination === LOCAL;
  useEffect(() => {
    if (isNowhere && formData !== undefined) onChange(undefined);
  }, [isNowhere, formData, onChange]);
  // The picker's effects depend on the identity of its options.
  const options = JSON.stringify(uiSchema['ui:options'] ?? {});
  const ownUiSchema = useMemo(() => {
    const allowedHosts = integrations
      .list()
      .filter(({ type }) => type === destination)
      .map(({ title }) => title);
    return { 'ui:options': { ...JSON.parse(options), allowedHosts } };
  }, [integrations, destination, options]);
  const hosts: string[] = ownUiSchema['ui:options'].allowedHosts;
  const isOfKind = hosts.includes(hostOf(formData) ?? '');
  const first =
    hosts.length > 0
      ? `${hosts[0]}?${new URLSearchParams({ repo: name ?? '' })}`
      : undefined;
  if (isNowhere) return null;
  const Picker = registry.fields.RepoUrlPicker ?? registry.fields.StringField;
  return (
    <Picker
      // It reads the value once only.
      key={destination}
      {...props}
      uiSchema={ownUiSchema}
      formData={isOfKind ? formData : first}
    />
  );
}
