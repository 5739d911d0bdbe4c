import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ReportLocation } from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { useSourceLink } from '../../hooks/useSourceLink';
import { useText } from '../../translation';

const FIRST = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.25, 1.5),
      margin: theme.spacing(0.5, 0, 0),
      padding: 0,
      listStyle: 'none',
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
    },
    location: { overflowWrap: 'anywhere' },
    more: {
      fontSize: '0.75rem',
      lineHeight: 'inherit',
      padding: theme.spacing(0, 0.5),
      textTransform: 'none',
    },
  }),
  { name: 'OpaqEvidence' },
);

function textOf({ path, line }: ReportLocation): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** Where a result was found, linked to the source host where there is one. */
export function Evidence(props: {
  locations: readonly ReportLocation[];
  sourceUrl: string;
}) {
  const { locations, sourceUrl } = props;
  const classes = useStyles();
  const t = useText();
  const linkOf = useSourceLink(sourceUrl);
  const [all, setAll] = useState(false);
  if (locations.length === 0) return null;
  const shown = all ? locations : locations.slice(0, FIRST);
  const left = locations.length - shown.length;
  return (
    <ul className={classes.root}>
      {shown.map((location, index) => {
        const text = textOf(location);
        const link = linkOf(location);
        return (
          <li key={`${index}:${text}`} className={classes.location}>
            {link ? <Link to={link}>{text}</Link> : text}
          </li>
        );
      })}
      {left > 0 && (
        <li>
          <Button
            size="small"
            className={classes.more}
            onClick={() => setAll(true)}
          >
            {t('result.moreLocations', { count: left })}
          </Button>
        </li>
      )}
    </ul>
  );
}
