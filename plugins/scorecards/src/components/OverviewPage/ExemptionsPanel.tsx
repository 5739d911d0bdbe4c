import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { usePagePath, type PageParams } from '../../hooks/usePagePath';
import { useText } from '../../translation';
import { Panel } from '../common/Panel';

const useStyles = makeStyles(
  theme => ({
    debt: { margin: theme.spacing(0, 0, 1), fontSize: '0.875rem' },
    list: { listStyle: 'none', margin: 0, padding: 0, fontSize: '0.875rem' },
    item: {
      display: 'grid',
      gridTemplateColumns: '3rem minmax(0, 1fr)',
      padding: theme.spacing(0.5, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    count: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
    all: { display: 'inline-block', marginTop: theme.spacing(1.5) },
  }),
  { name: 'OpaqExemptionsPanel' },
);

const ROWS = [
  'inForce',
  'expiring',
  'awaitingApproval',
  'expired',
  'refused',
] as const;

/** How many exemptions there are, and how many of them somebody has to look at. */
export function ExemptionsPanel(props: {
  exemptions: OverviewResponse['exemptions'];
  filter: PageParams;
}) {
  const { exemptions, filter } = props;
  const classes = useStyles();
  const t = useText();
  const { count } = useFormats();
  const pagePath = usePagePath();
  const { expiring, awaitingApproval, expired, refused } = exemptions;
  const debt = expiring + awaitingApproval + expired + refused;
  const shown = ROWS.filter(row => exemptions[row] > 0);
  return (
    <Panel title={t('overview.exemptions.title')}>
      {debt > 0 && (
        <p className={classes.debt}>
          {t('overview.exemptions.debt', { count: debt })}
        </p>
      )}
      {shown.length === 0 && (
        <p className={classes.debt}>{t('overview.exemptions.none')}</p>
      )}
      <ul className={classes.list}>
        {shown.map(row => (
          <li key={row} className={classes.item}>
            <span className={classes.count}>{count(exemptions[row])}</span>
            <Link to={pagePath('services', { ...filter, exemption: row })}>
              {t(`overview.exemptions.${row}`)}
            </Link>
          </li>
        ))}
      </ul>
      {shown.length > 0 && (
        <Link to={pagePath('exemptions', filter)} className={classes.all}>
          {t('overview.exemptions.all')}
        </Link>
      )}
    </Panel>
  );
}
