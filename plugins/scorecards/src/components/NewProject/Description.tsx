import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';

/** What a field asks, below it as in the stock fields: in one colour, whether the answer is right or wrong. */
export function Description(
  props: Pick<
    FieldExtensionComponentProps<string>,
    'idSchema' | 'schema' | 'uiSchema'
  >,
) {
  const { idSchema, schema, uiSchema } = props;
  return (
    <FormHelperText id={`${idSchema.$id}-description`} error={false}>
      {uiSchema['ui:description'] ?? schema.description}
    </FormHelperText>
  );
}
