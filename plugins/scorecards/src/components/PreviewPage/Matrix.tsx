import { makeStyles } from '@material-ui/core/styles';
import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';
import {
  directionOf,
  standingsOf,
  standingTitle,
  type Preview,
} from './standing';

const SIGNS = { up: '▲ ', down: '▼ ', stays: '', other: '' };

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      scroll: { overflowX: 'auto' },
      table: {
        width: '100%',
        borderCollapse: 'separate',
        borderSpacing: 3,
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        '& th': {
          padding: theme.spacing(0.5, 1),
          fontSize: '0.75rem',
          fontWeight: 600,
          textAlign: 'right',
        },
        '& tbody th, & thead th:first-child': { textAlign: 'left' },
        '& td': {
          padding: theme.spacing(0.5, 1),
          textAlign: 'right',
          borderRadius: 3,
        },
        [theme.breakpoints.down('xs')]: {
          '& th, & td': { paddingLeft: 4, paddingRight: 4 },
        },
      },
      corner: {
        color: theme.palette.text.secondary,
        whiteSpace: 'nowrap',
        fontWeight: 'normal',
      },
      zero: { color: theme.palette.text.disabled },
      up: { color: good, fontWeight: 600 },
      down: { color: bad, fontWeight: 600 },
      stays: { boxShadow: `inset 0 0 0 1px ${theme.palette.text.secondary}` },
      other: { fontWeight: 600 },
      help: {
        margin: theme.spacing(0, 0, 1),
        fontSize: '0.8125rem',
        color: theme.palette.text.secondary,
      },
    };
  },
  { name: 'OpaqPreviewMatrix' },
);

/** How many go from which level to which. Standings in which nobody is or would be are left out. */
export function Matrix({ preview }: { preview: Preview }) {
  const classes = useStyles();
  const t = useText();
  const { count } = useFormats();
  const { fromLevels, toLevels, counts } = preview;
  const numberOf = (from: string, to: string) =>
    counts.find(one => one.from === from && one.to === to)?.count ?? 0;
  const anyUnscored = counts.some(
    one => one.count > 0 && [one.from, one.to].includes('unscored'),
  );
  const shown = (standing: string) => standing !== 'unscored' || anyUnscored;
  const rows = standingsOf(fromLevels).filter(shown);
  const columns = standingsOf(toLevels).filter(shown);
  return (
    <>
      <p className={classes.help}>{t('preview.matrixHelp')}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                {t('preview.fromTo')}
              </th>
              {columns.map(to => (
                <th key={to} scope="col">
                  {standingTitle(t, toLevels, to)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(from => (
              <tr key={from}>
                <th scope="row">{standingTitle(t, fromLevels, from)}</th>
                {columns.map(to => {
                  const number = numberOf(from, to);
                  const way = directionOf(preview, { from, to });
                  const tone = number === 0 ? classes.zero : classes[way];
                  return (
                    <td
                      key={to}
                      className={`${tone} ${
                        way === 'stays' ? classes.stays : ''
                      }`}
                    >
                      {number > 0 && <span aria-hidden>{SIGNS[way]}</span>}
                      {count(number)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
