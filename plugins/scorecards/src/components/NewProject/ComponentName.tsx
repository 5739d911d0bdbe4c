import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import TextField from '@material-ui/core/TextField';
import useAsync from 'react-use/esm/useAsync';
import { useSettled } from '../../hooks/useSettled';
import { useText } from '../../translation';
import { Description } from './Description';
import { FieldNote } from './FieldNote';
import { holderOf } from './names';
import { nameText } from './texts';

const matches = (name: string, pattern: string | undefined) =>
  name !== '' && (!pattern || new RegExp(pattern, 'u').test(name));

/** A name for a new component: says while it is typed whether the catalog has one of that name. */
export function ComponentName(props: FieldExtensionComponentProps<string>) {
  const { idSchema, schema, uiSchema, formData = '', required } = props;
  const { disabled, rawErrors = [], onChange } = props;
  const t = useText();
  const catalog = useApi(catalogApiRef);
  const name = useSettled(formData);
  const { value: found } = useAsync(
    async () =>
      matches(name, schema.pattern)
        ? { name, holder: await holderOf(catalog, name) }
        : undefined,
    [catalog, name, schema.pattern],
  );
  // What is known of another name, or said as an error already, is not said.
  const known =
    found?.name === formData && rawErrors.length === 0 ? found : undefined;
  const noteId = `${idSchema.$id}-note`;
  return (
    <>
      <TextField
        id={idSchema.$id}
        label={uiSchema['ui:title'] ?? schema.title}
        placeholder={uiSchema['ui:placeholder']}
        required={required}
        disabled={disabled}
        value={formData}
        error={rawErrors.length > 0 || known?.holder !== undefined}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- only where a template asks for it, on the first field of its form
        autoFocus={uiSchema['ui:autofocus']}
        autoComplete="off"
        inputProps={{
          spellCheck: false,
          autoCapitalize: 'none',
          'aria-describedby': `${idSchema.$id}-description ${noteId}`,
        }}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
      <Description {...props} />
      <FieldNote
        id={noteId}
        kind={known?.holder ? 'bad' : 'good'}
        text={
          known &&
          (known.holder
            ? nameText(t, known.name, known.holder)
            : t('newProject.name.free', { name: known.name }))
        }
      />
    </>
  );
}
