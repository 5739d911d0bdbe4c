import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  REPOSITORY_STATES,
  type SourceHost,
} from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { SearchField } from '../common/SearchField';
import { Segments } from '../common/Segments';
import { useHostName } from './useHostName';
import type { OperationsQuery } from './useOperationsQuery';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
      margin: theme.spacing(1, 0, 1.5),
    },
    host: {
      minWidth: 180,
      '& .MuiOutlinedInput-root': {
        height: 34,
        fontSize: '0.875rem',
        backgroundColor: theme.palette.background.paper,
      },
      '& .MuiInputLabel-root': { color: theme.palette.text.primary },
      [theme.breakpoints.down('xs')]: { flexBasis: '100%' },
    },
  }),
  { name: 'OpaqOperationsFilters' },
);

/** How many repositories of a host, or of all, are in each state. */
function countsOf(hosts: readonly SourceHost[], host: string | undefined) {
  const sum = { all: 0, failing: 0, waiting: 0, reading: 0, current: 0 };
  for (const { host: name, repositories } of hosts) {
    if (host && name !== host) continue;
    const { total, failing, waiting, reading } = repositories;
    sum.all += total;
    sum.failing += failing;
    sum.waiting += waiting;
    sum.reading += reading;
    sum.current += total - failing - waiting - reading;
  }
  return sum;
}

/** What the list of repositories is narrowed to. */
export function Filters(props: {
  query: OperationsQuery;
  hosts: readonly SourceHost[] | undefined;
}) {
  const { query, hosts = [] } = props;
  const classes = useStyles();
  const t = useText();
  const { count } = useFormats();
  const hostName = useHostName();
  const counts = countsOf(hosts, query.host);
  // A search narrows what the counts are of, and they are not known then.
  const hasCounts = hosts.length > 0 && !query.search;
  const names = hosts.map(({ host }) => host);
  const options =
    query.host && !names.includes(query.host) ? [...names, query.host] : names;
  return (
    <div className={classes.root}>
      <SearchField
        id="opaq-repositories"
        label={t('operations.search')}
        value={query.search}
        onChange={search => query.narrow({ search: search.trim() }, true)}
      />
      {options.length > 1 && (
        <TextField
          select
          className={classes.host}
          id="opaq-host"
          size="small"
          variant="outlined"
          label={t('operations.hostFilter')}
          value={query.host ?? ''}
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true }}
          onChange={({ target }) => query.narrow({ host: target.value })}
        >
          <MenuItem value="">{t('operations.allHosts')}</MenuItem>
          {options.map(host => (
            <MenuItem key={host} value={host}>
              {hostName(host)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <Segments
        label={t('operations.state')}
        options={(['all', ...REPOSITORY_STATES] as const).map(state => {
          const title = t(`operations.states.${state}`);
          return {
            value: state,
            title: hasCounts
              ? t('operations.option', { title, number: count(counts[state]) })
              : title,
          };
        })}
        value={query.state ?? 'all'}
        onChange={state =>
          query.narrow({ state: state === 'all' ? undefined : state })
        }
      />
    </div>
  );
}
