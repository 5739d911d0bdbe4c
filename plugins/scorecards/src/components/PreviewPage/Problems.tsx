import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { Problem } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(0.5, 0, 0), padding: 0, listStyle: 'none' },
    line: {
      font: 'inherit',
      fontWeight: 600,
      color: theme.palette.primary.main,
      textDecoration: 'underline',
      verticalAlign: 'baseline',
      marginRight: theme.spacing(1),
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'OpaqPreviewProblems' },
);

/** What is wrong with the draft; a line leads to the line. */
export function Problems(props: {
  id: string;
  problems: Problem[];
  onGoTo(line: number): void;
}) {
  const { id, problems, onGoTo } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <Notice
      kind="error"
      title={t('preview.problems', { count: problems.length })}
    >
      <ul id={id} className={classes.list}>
        {problems.map(({ line, message }, index) => (
          <li key={`${index}:${message}`}>
            {line !== undefined && (
              <ButtonBase
                className={classes.line}
                disableRipple
                onClick={() => onGoTo(line)}
              >
                {t('preview.line', { line: String(line) })}
              </ButtonBase>
            )}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
