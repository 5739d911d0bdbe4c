import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import UpIcon from '@material-ui/icons/ArrowUpward';
import DownIcon from '@material-ui/icons/ArrowDownward';
import OtherIcon from '@material-ui/icons/ArrowForward';
import type { Move } from '@opaq/plugin-scorecards-common';
import { useSearchParams } from 'react-router-dom';
import { useChecks } from '../../hooks/useChecks';
import { useFormats } from '../../hooks/useFormats';
import { sharedParams, usePagePath } from '../../hooks/usePagePath';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';
import { directionOf, standingTitle, type Preview } from './standing';

const MOST_CHECKS = 3;
const ICONS = {
  up: UpIcon,
  down: DownIcon,
  other: OtherIcon,
  stays: OtherIcon,
};

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      help: {
        margin: theme.spacing(0, 0, 1),
        fontSize: '0.8125rem',
        color: theme.palette.text.secondary,
      },
      list: { listStyle: 'none', margin: theme.spacing(0, -2, -2), padding: 0 },
      item: {
        display: 'grid',
        gridTemplateColumns:
          'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 4fr)',
        gap: theme.spacing(0.25, 2),
        alignItems: 'start',
        lineHeight: 1.45,
        padding: theme.spacing(1, 2),
        borderTop: `1px solid ${theme.palette.divider}`,
        fontSize: '0.8125rem',
        overflowWrap: 'anywhere',
        [theme.breakpoints.down('sm')]: {
          gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
        },
      },
      name: { fontWeight: 600 },
      move: { display: 'flex', alignItems: 'center', gap: 4 },
      icon: { fontSize: '1rem', flex: 'none' },
      up: { color: good },
      down: { color: bad },
      other: {},
      stays: {},
      checks: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0, 1.5),
        margin: 0,
        padding: 0,
        listStyle: 'none',
        [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' },
      },
    };
  },
  { name: 'OpaqPreviewMoves' },
);

function Item({ move, preview }: { move: Move; preview: Preview }) {
  const classes = useStyles();
  const t = useText();
  const checks = useChecks();
  const pagePath = usePagePath();
  const link = useScorecardPath()(move.entityRef);
  const way = directionOf(preview, move);
  const Icon = ICONS[way];
  const [params] = useSearchParams();
  const shared = sharedParams(params);
  const more = move.checks.length - MOST_CHECKS;
  return (
    <li className={classes.item}>
      <Link to={link} className={classes.name}>
        {move.title}
      </Link>
      <span>
        {move.owner && (
          <EntityRefLink entityRef={move.owner} defaultKind="group" hideIcon />
        )}
      </span>
      <span className={classes.move}>
        <Icon className={`${classes.icon} ${classes[way]}`} aria-hidden />
        {t(`preview.${way === 'stays' ? 'other' : way}`, {
          from: standingTitle(t, preview.fromLevels, move.from),
          to: standingTitle(t, preview.toLevels, move.to),
        })}
      </span>
      <ul className={classes.checks} aria-label={t('preview.because')}>
        {move.checks.slice(0, MOST_CHECKS).map(id => (
          <li key={id}>
            <Link to={pagePath({ check: id }, shared)}>
              {checks.get(id)?.title ?? id}
            </Link>
          </li>
        ))}
        {more > 0 && <li>{t('preview.moreChecks', { count: more })}</li>}
      </ul>
    </li>
  );
}

/** The components that would move, each with the checks that it is about. */
export function Moves({ preview }: { preview: Preview }) {
  const classes = useStyles();
  const t = useText();
  const { count } = useFormats();
  const { moves, totalMoves } = preview;
  return (
    <>
      {totalMoves > moves.length && (
        <p className={classes.help}>
          {t('preview.movesShown', {
            shown: count(moves.length),
            total: count(totalMoves),
          })}
        </p>
      )}
      <ul className={classes.list}>
        {moves.map(move => (
          <Item key={move.entityRef} move={move} preview={preview} />
        ))}
      </ul>
    </>
  );
}
