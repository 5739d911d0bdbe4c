import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ChevronRight';
import type { CheckRow } from '../../hooks/useCheckOverview';
import type { PageParams } from '../../hooks/usePagePath';
import { useText } from '../../translation';
import { CountLinks } from '../common/CountLinks';
import { OutcomeBar } from '../common/OutcomeBar';

const INDENT_PX = 20;

const useStyles = makeStyles(
  theme => ({
    root: {
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: '0.875rem',
      '& th, & td': {
        textAlign: 'left',
        fontWeight: 'inherit',
        verticalAlign: 'top',
        padding: theme.spacing(0.75, 0, 0.75, 1.5),
        borderTop: `1px solid ${theme.palette.divider}`,
      },
      '& th:first-child': { paddingLeft: 0 },
      '& thead th': {
        borderTop: 0,
        paddingTop: 0,
        fontSize: '0.75rem',
        fontWeight: 600,
        color: theme.palette.text.secondary,
      },
    },
    rate: { width: '58%' },
    owner: { display: 'flex', alignItems: 'flex-start' },
    name: { overflowWrap: 'anywhere', minWidth: 0 },
    toggle: {
      padding: 2,
      marginRight: 2,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    icon: { fontSize: '1.125rem' },
    open: { transform: 'rotate(90deg)' },
    leaf: { width: 24, flex: 'none' },
  }),
  { name: 'OpaqCheckByOwner' },
);

/** How the check comes out in each group with all that is below it; a group opens to show the ones below. */
export function CheckByOwner(props: {
  rows: CheckRow[];
  params: PageParams;
  expand: string[];
  onExpand(ids: string[]): void;
}) {
  const { rows, params, expand, onExpand } = props;
  const classes = useStyles();
  const t = useText();
  return (
    <table className={classes.root}>
      <thead>
        <tr>
          <th scope="col">{t('checks.owner')}</th>
          <th scope="col" className={classes.rate}>
            {t('checks.passes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const { id, depth, expandable, expanded, counts } = row;
          const title = id === 'none' ? t('filter.noValue.owner') : row.title;
          return (
            <tr key={id}>
              <th scope="row">
                <div
                  className={classes.owner}
                  style={{ paddingLeft: depth * INDENT_PX }}
                >
                  {expandable ? (
                    <IconButton
                      size="small"
                      className={classes.toggle}
                      aria-expanded={expanded}
                      aria-label={t(
                        expanded ? 'checks.collapse' : 'checks.expand',
                        { title },
                      )}
                      onClick={() =>
                        onExpand(
                          expanded
                            ? expand.filter(other => other !== id)
                            : [...expand, id],
                        )
                      }
                    >
                      <ExpandIcon
                        className={`${classes.icon} ${
                          expanded ? classes.open : ''
                        }`}
                      />
                    </IconButton>
                  ) : (
                    <span className={classes.leaf} />
                  )}
                  <span className={classes.name}>{title}</span>
                </div>
              </th>
              <td>
                <OutcomeBar counts={counts} />
                <CountLinks counts={counts} params={{ ...params, owner: id }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
