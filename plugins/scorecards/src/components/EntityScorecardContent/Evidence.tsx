import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { Report, ReportLocation } from '@opaq/plugin-scorecards-common';
import { useState } from 'react';
import { useElementId } from '../../hooks/useElementId';
import { useSourceLink } from '../../hooks/useSourceLink';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { SourceLines } from './SourceLines';

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
    location: { overflowWrap: 'anywhere', minWidth: 0 },
    open: { flexBasis: '100%' },
    button: {
      minWidth: 0,
      fontSize: '0.75rem',
      lineHeight: 'inherit',
      padding: theme.spacing(0, 0.5),
      verticalAlign: 'baseline',
    },
  }),
  { name: 'OpaqEvidence' },
);

function textOf({ path, line }: ReportLocation): string {
  return line === undefined ? path : `${path}:${line}`;
}

function Place(props: {
  location: ReportLocation;
  report: Report;
  withLines: boolean;
}) {
  const { location, report, withLines } = props;
  const { path, line } = location;
  const classes = useStyles();
  const t = useText();
  const id = useElementId('source');
  const [open, setOpen] = useState(false);
  const text = textOf(location);
  const action = t(open ? 'source.hide' : 'source.show');
  const link = useSourceLink(report.source)(location);
  return (
    <li className={`${classes.location} ${open ? classes.open : ''}`}>
      {link ? <Link to={link}>{text}</Link> : text}
      {withLines && line !== undefined && (
        <>
          <Button
            size="small"
            color="primary"
            className={classes.button}
            aria-expanded={open}
            aria-controls={id}
            aria-label={`${action}: ${text}`}
            onClick={() => setOpen(!open)}
          >
            {action}
          </Button>
          <div id={id} hidden={!open}>
            {open && (
              <SourceLines
                entityRef={report.subject.ref}
                place={{ scorecard: report.scorecard.name, path, line }}
              />
            )}
          </div>
        </>
      )}
    </li>
  );
}

/** Where a result was found: linked to the source host where there is one, and with the lines around it on request. */
export function Evidence(props: {
  locations: readonly ReportLocation[];
  report: Report;
  /** Whether the lines around a place can be had: the backend gives those that results and exemptions name. */
  withLines?: boolean;
}) {
  const { locations, report, withLines = true } = props;
  const classes = useStyles();
  const t = useText();
  const [all, setAll] = useState(false);
  // Two findings on one line are one place.
  const places = [
    ...new Map(locations.map(place => [textOf(place), place])).values(),
  ];
  if (places.length === 0) return null;
  const shown = all ? places : places.slice(0, FIRST);
  const left = places.length - shown.length;
  return (
    <ul className={classes.root}>
      {shown.map(location => (
        <Place
          key={textOf(location)}
          location={location}
          report={report}
          withLines={withLines}
        />
      ))}
      {left > 0 && (
        <li>
          <Button
            size="small"
            className={classes.button}
            onClick={() => setAll(true)}
          >
            {t('result.moreLocations', { count: left })}
          </Button>
        </li>
      )}
    </ul>
  );
}
