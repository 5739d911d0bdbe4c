import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import HelpIcon from '@material-ui/icons/HelpOutline';
import { useRef, useState } from 'react';
import { newProjectMessages } from '../../messages/newProject';
import { useText } from '../../translation';
import { NOT_APPLICABLE, reasonOf } from './answer';
import { Description } from './Description';

/** Of OPAQ, as templates name them in `ui:options`. */
type Item = keyof typeof newProjectMessages.opaq;

const isItem = (name: unknown): name is Item =>
  typeof name === 'string' && Object.hasOwn(newProjectMessages.opaq, name);

const useStyles = makeStyles(
  theme => ({
    below: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 2),
    },
    box: { padding: theme.spacing(0.75) },
    label: { fontSize: '0.875rem' },
    button: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.5, 0),
      fontFamily: theme.typography.fontFamily,
      fontSize: '0.875rem',
      color: theme.palette.link,
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    icon: { fontSize: '1.125rem' },
    help: {
      padding: theme.spacing(1, 1.5),
      borderLeft: `4px solid ${theme.palette.divider}`,
      maxWidth: '80ch',
      '& p + p': { marginTop: theme.spacing(0.5) },
    },
  }),
  { name: 'OpaqAnswer' },
);

/** What an item is about, for somebody who meets the word for the first time. */
function Help({ id, item }: { id: string; item: Item }) {
  const classes = useStyles();
  const t = useText();
  return (
    <div id={id} className={classes.help}>
      <Typography variant="body2">
        {t(`newProject.opaq.${item}.help`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('newProject.answer.example', {
          example: t(`newProject.opaq.${item}.example`),
        })}
      </Typography>
    </div>
  );
}

/** An answer to a question of OPAQ, or the reason why it does not apply. */
export function OpaqAnswer(
  props: FieldExtensionComponentProps<string, { item?: string }>,
) {
  const { idSchema, schema, uiSchema, formData = '', required } = props;
  const { disabled, rawErrors = [], onChange } = props;
  const classes = useStyles();
  const t = useText();
  const [isHelping, setIsHelping] = useState(false);
  // What was written before the box was ticked comes back when that was a mistake.
  const other = useRef('');
  const { item } = uiSchema['ui:options'] ?? {};
  const reason = reasonOf(formData);
  const title = uiSchema['ui:title'] ?? schema.title ?? '';
  const helpId = `${idSchema.$id}-help`;

  const toggle = (doesNotApply: boolean) => {
    const before = other.current;
    other.current = reason ?? formData;
    onChange((doesNotApply ? NOT_APPLICABLE : '') + before || undefined);
  };
  const write = (text: string) =>
    onChange(
      reason === undefined ? text || undefined : `${NOT_APPLICABLE}${text}`,
    );

  return (
    <>
      <TextField
        id={idSchema.$id}
        label={
          reason === undefined
            ? title
            : t('newProject.answer.becauseOf', { title })
        }
        placeholder={uiSchema['ui:placeholder']}
        required={required}
        disabled={disabled}
        multiline
        maxRows={8}
        value={reason ?? formData}
        error={rawErrors.length > 0}
        inputProps={{ 'aria-describedby': `${idSchema.$id}-description` }}
        onChange={({ target }) => write(target.value)}
      />
      <Description {...props} />
      <div className={classes.below}>
        <FormControlLabel
          classes={{ label: classes.label }}
          label={t('newProject.answer.notApplicable')}
          control={
            <Checkbox
              className={classes.box}
              color="primary"
              size="small"
              disabled={disabled}
              checked={reason !== undefined}
              onChange={(_, checked) => toggle(checked)}
              inputProps={{
                'aria-label': t('newProject.answer.notApplicableFor', {
                  title,
                }),
              }}
            />
          }
        />
        {isItem(item) && (
          <ButtonBase
            className={classes.button}
            disableRipple
            aria-expanded={isHelping}
            aria-controls={helpId}
            aria-label={t('newProject.answer.helpFor', { title })}
            onClick={() => setIsHelping(!isHelping)}
          >
            <HelpIcon className={classes.icon} aria-hidden focusable="false" />
            {t('newProject.answer.help')}
          </ButtonBase>
        )}
      </div>
      {isItem(item) && isHelping && <Help id={helpId} item={item} />}
    </>
  );
}
