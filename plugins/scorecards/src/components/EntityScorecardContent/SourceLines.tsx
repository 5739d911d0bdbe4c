import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { SourceQuery } from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../../api';
import { causeOf } from '../../causeOf';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(0.5, 0, 1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      overflowX: 'auto',
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.type === 'dark' ? '#00000033' : '#fafafa',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    lines: {
      margin: 0,
      padding: theme.spacing(0.75, 0),
      width: 'max-content',
      minWidth: '100%',
      fontFamily: 'inherit',
      fontSize: '0.75rem',
      lineHeight: 1.6,
      tabSize: 4,
    },
    line: { display: 'flex', paddingRight: theme.spacing(2) },
    number: {
      flex: 'none',
      width: '7ch',
      paddingRight: '1.5ch',
      textAlign: 'right',
      color: theme.palette.text.secondary,
      fontWeight: 400,
      userSelect: 'none',
    },
    hit: {
      color: 'inherit',
      '& > $number': { color: 'inherit' },
      fontWeight: 600,
      backgroundColor: theme.palette.type === 'dark' ? '#5c4a00' : '#fff3c2',
    },
    wait: { display: 'block', margin: theme.spacing(1) },
  }),
  { name: 'OpaqSourceLines' },
);

/** The lines around a place, as plain text: they come from a repository. */
export function SourceLines(props: { entityRef: string; place: SourceQuery }) {
  const { entityRef, place } = props;
  const { scorecard, path, line } = place;
  const classes = useStyles();
  const t = useText();
  const api = useApi(scorecardsApiRef);
  const { value, error, loading } = useAsync(
    () => api.getSource(entityRef, { scorecard, path, line }),
    [api, entityRef, scorecard, path, line],
  );
  if (loading) {
    return (
      <CircularProgress
        size={16}
        className={classes.wait}
        aria-label={t('source.loading')}
      />
    );
  }
  if (error || !value || value.lines.length === 0) {
    return (
      <Typography variant="caption" component="p" role="status">
        {error
          ? t('source.failed', { message: causeOf(toError(error)).message })
          : t('source.empty')}
      </Typography>
    );
  }
  const last = value.from + value.lines.length - 1;
  return (
    <div
      className={classes.root}
      role="region"
      aria-label={t('source.region', {
        path,
        from: String(value.from),
        to: String(last),
      })}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways has to be reachable by keyboard
      tabIndex={0}
    >
      <pre className={classes.lines}>
        {value.lines.map((text, index) => {
          const number = value.from + index;
          const hit = number === line;
          const Line = hit ? 'mark' : 'span';
          return (
            <Line
              key={number}
              className={`${classes.line} ${hit ? classes.hit : ''}`}
            >
              <span className={classes.number}>
                {hit && (
                  <span role="img" aria-label={t('source.hit')}>
                    ▸{' '}
                  </span>
                )}
                {number}
              </span>
              {text || ' '}
            </Line>
          );
        })}
      </pre>
    </div>
  );
}
