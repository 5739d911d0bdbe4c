import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { SourceHost } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { HostFacts } from './HostFacts';
import { HostState } from './HostState';
import { useHostName } from './useHostName';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: theme.spacing(0, 0, 3),
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 330px), 1fr))',
    },
    card: {
      display: 'grid',
      alignContent: 'start',
      gap: theme.spacing(1),
      height: '100%',
      boxSizing: 'border-box',
      padding: theme.spacing(1.5, 2),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
    },
    name: {
      margin: 0,
      fontSize: '0.9375rem',
      fontWeight: 600,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'OpaqHosts' },
);

/** Each source host, with what it asked for. */
export function Hosts({ hosts }: { hosts: readonly SourceHost[] }) {
  const classes = useStyles();
  const t = useText();
  const hostName = useHostName();
  return (
    <ul className={classes.list} aria-label={t('operations.hosts')}>
      {hosts.map(host => (
        <li key={host.host}>
          <Paper variant="outlined" className={classes.card}>
            <div className={classes.head}>
              <h4 className={classes.name}>{hostName(host.host)}</h4>
              <HostState host={host} />
            </div>
            <HostFacts host={host} />
          </Paper>
        </li>
      ))}
    </ul>
  );
}
