import { Link, Progress } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityRow, EstateFilter } from '@opaq/plugin-scorecards-common';
import { useSearchParams } from 'react-router-dom';
import { useEntities } from '../../hooks/useEntities';
import { usePagePath, type PageParams } from '../../hooks/usePagePath';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { SHOWN_OUTCOMES } from '../../outcomes';
import { useText } from '../../translation';
import { LoadError } from '../common/LoadError';
import { Pager } from '../common/Pager';

const PAGE_SIZE = 10;
const MOST_PLACES = 3;

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
    select: { minWidth: 160 },
    count: { flex: 1 },
    list: { listStyle: 'none', margin: theme.spacing(0, -2), padding: 0 },
    item: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
      gap: theme.spacing(0.25, 2),
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    name: {
      display: 'block',
      fontWeight: 600,
      fontSize: '0.875rem',
      overflowWrap: 'anywhere',
    },
    owner: { fontSize: '0.75rem', overflowWrap: 'anywhere' },
    text: { lineHeight: 1.45, overflowWrap: 'anywhere', maxWidth: '80ch' },
    places: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
      '& li': { overflowWrap: 'anywhere', minWidth: 0 },
    },
  }),
  { name: 'OpaqCheckServices' },
);

function Item({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  const link = useScorecardPath()(row.entityRef);
  const { message, locations = [] } = row.result ?? {};
  const more = locations.length - MOST_PLACES;
  return (
    <li className={classes.item}>
      <div>
        <Link to={link} className={classes.name}>
          {row.title}
        </Link>
        {row.owner && (
          <EntityRefLink
            entityRef={row.owner}
            title={row.ownerTitle}
            defaultKind="group"
            hideIcon
            className={classes.owner}
          />
        )}
      </div>
      <div>
        <Typography variant="body2" className={classes.text}>
          {message}
        </Typography>
        {locations.length > 0 && (
          <ul className={classes.places}>
            {locations.slice(0, MOST_PLACES).map(({ path, line }) => (
              <li key={`${path}:${line}`}>
                <code>{line === undefined ? path : `${path}:${line}`}</code>
              </li>
            ))}
            {more > 0 && <li>{t('checks.places', { count: more })}</li>}
          </ul>
        )}
      </div>
    </li>
  );
}

/** In which services the check came out in some way, and what shows it. */
export function CheckServices(props: {
  checkId: string;
  filter: EstateFilter;
  params: PageParams;
}) {
  const { checkId, filter, params: linkParams } = props;
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  const [params, setParams] = useSearchParams();
  const outcome =
    SHOWN_OUTCOMES.find(one => one === params.get('outcome')) ?? 'fail';
  const { value, error, loading, retry } = useEntities({
    ...filter,
    check: checkId,
    outcome,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') ?? undefined,
  });
  const set = (values: { outcome?: string; cursor?: string }) =>
    setParams(
      old => {
        const next = new URLSearchParams(old);
        next.delete('cursor');
        for (const [name, text] of Object.entries(values)) {
          if (text) next.set(name, text);
        }
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <>
      <div className={classes.bar}>
        <TextField
          select
          id="opaq-check-outcome"
          size="small"
          variant="outlined"
          className={classes.select}
          label={t('checks.whoOutcome')}
          value={outcome}
          onChange={event => set({ outcome: event.target.value })}
        >
          {SHOWN_OUTCOMES.map(one => (
            <MenuItem key={one} value={one}>
              {t(`services.outcomes.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <Typography variant="body2" role="status" className={classes.count}>
          {value && t('services.components', { count: value.totalItems })}
        </Typography>
        <Link to={pagePath('services', { ...linkParams, outcome })}>
          {t('checks.whoAll')}
        </Link>
      </div>
      {error && (
        <LoadError
          title={t('notice.pageErrorTitle')}
          error={error}
          onRetry={() =>
            params.has('cursor') ? set({ cursor: undefined }) : retry()
          }
        />
      )}
      {!value && !error && <Progress />}
      {value && (
        <div aria-busy={loading}>
          {value.items.length === 0 && (
            <Typography variant="body2" color="textSecondary">
              {t('checks.whoNone')}
            </Typography>
          )}
          <ul className={classes.list}>
            {value.items.map(row => (
              <Item key={row.entityRef} row={row} />
            ))}
          </ul>
          <Pager response={value} onChange={cursor => set({ cursor })} />
        </div>
      )}
    </>
  );
}
