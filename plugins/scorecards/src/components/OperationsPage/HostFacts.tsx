import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { SourceHost } from '@opaq/plugin-scorecards-common';
import type { ReactNode } from 'react';
import { useFormats } from '../../hooks/useFormats';
import { usePagePath } from '../../hooks/usePagePath';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { useHostName } from './useHostName';

const useStyles = makeStyles(
  theme => ({
    reason: {
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      overflowWrap: 'anywhere',
    },
    facts: {
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      gap: theme.spacing(0.5, 1.5),
      margin: 0,
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      '& dd': { margin: 0 },
    },
    label: {
      fontSize: '0.75rem',
      lineHeight: '1.25rem',
      color: theme.palette.text.secondary,
    },
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    bar: {
      height: 6,
      marginTop: 4,
      maxWidth: 200,
      borderRadius: 2,
      overflow: 'hidden',
      backgroundColor:
        theme.palette.type === 'dark' ? '#ffffff24' : '#0000001a',
    },
    used: { height: '100%', backgroundColor: theme.palette.primary.main },
  }),
  { name: 'OpaqHostFacts' },
);

const COUNTED = ['failing', 'waiting', 'reading'] as const;

/** How much of something is used, to see at a glance what the words beside it say. */
function Bar({ share }: { share: number }) {
  const classes = useStyles();
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`;
  return (
    <div className={classes.bar} aria-hidden>
      <div className={classes.used} style={{ width }} />
    </div>
  );
}

function RateLimit({ limit }: { limit: NonNullable<SourceHost['rateLimit']> }) {
  const t = useText();
  const { count, ahead } = useFormats();
  const resets = limit.resetsAt && new Date(limit.resetsAt);
  const now = new Date();
  const remaining = count(limit.remaining);
  return (
    <>
      {limit.limit === undefined
        ? t('operations.host.remaining', { remaining })
        : t('operations.host.remainingOf', {
            remaining,
            limit: count(limit.limit),
          })}
      {resets && resets > now && (
        <>, {t('operations.host.resets', { time: ahead(resets, now) })}</>
      )}
      {limit.limit !== undefined && (
        <Bar share={limit.remaining / limit.limit} />
      )}
    </>
  );
}

function Budget({ budget }: { budget: SourceHost['budget'] }) {
  const t = useText();
  const { count, ahead } = useFormats();
  const used = count(budget.used);
  if (budget.perHour === undefined) {
    return <>{t('operations.host.used', { used, count: budget.used })}</>;
  }
  return (
    <>
      {t('operations.host.usedOf', { used, perHour: count(budget.perHour) })}
      <Bar share={budget.used / budget.perHour} />
      {budget.usedUpUntil && (
        <div>
          {t('operations.host.usedUp', {
            time: ahead(new Date(budget.usedUpUntil), new Date()),
          })}
        </div>
      )}
    </>
  );
}

/** What a host asked for, and how its repositories are; each count leads to exactly those. */
export function HostFacts({ host }: { host: SourceHost }) {
  const classes = useStyles();
  const t = useText();
  const { ahead } = useFormats();
  const pagePath = usePagePath();
  const hostName = useHostName();
  const { repositories, paused, error, rateLimit, budget, answeredAt } = host;
  const name = hostName(host.host);
  const reason = paused?.reason ?? error;
  const fact = (label: string, value: ReactNode) => (
    <>
      <dt className={classes.label}>{label}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <>
      {reason && <div className={classes.reason}>{reason}</div>}
      {paused && (
        <div className={classes.reason}>
          {t('operations.host.pausedUntil', {
            time: ahead(new Date(paused.until), new Date()),
          })}
        </div>
      )}
      <dl className={classes.facts}>
        {fact(
          t('operations.repositories'),
          <ul className={classes.counts}>
            <li>
              <Link to={pagePath('operations', { host: host.host })}>
                {t('operations.host.repositories', {
                  count: repositories.total,
                })}
              </Link>
            </li>
            {COUNTED.filter(state => repositories[state] > 0).map(state => {
              const text = t(`operations.host.count.${state}`, {
                count: repositories[state],
              });
              return (
                <li key={state}>
                  <Link
                    to={pagePath('operations', { host: host.host, state })}
                    aria-label={t('operations.host.countOf', {
                      host: name,
                      text,
                    })}
                  >
                    {text}
                  </Link>
                </li>
              );
            })}
          </ul>,
        )}
        {rateLimit &&
          fact(t('operations.host.rateLimit'), <RateLimit limit={rateLimit} />)}
        {(budget.used > 0 || budget.perHour !== undefined) &&
          fact(t('operations.host.budget'), <Budget budget={budget} />)}
        {fact(
          t('operations.host.answered'),
          answeredAt ? <Age time={answeredAt} /> : t('operations.host.never'),
        )}
      </dl>
    </>
  );
}
