import { makeStyles } from '@material-ui/core/styles';
import UpIcon from '@material-ui/icons/ArrowUpward';
import DownIcon from '@material-ui/icons/ArrowDownward';
import type { Figures } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';
import { LevelBar, LevelSwatch } from '../common/LevelBar';
import { levelTitle } from '../common/levelParts';
import { countMoves, type Preview } from './standing';

const useStyles = makeStyles(
  theme => {
    const { good, bad } = tonesOf(theme);
    return {
      moves: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.5, 3),
        margin: theme.spacing(0, 0, 2),
        padding: 0,
        listStyle: 'none',
        fontSize: '0.9375rem',
        fontWeight: 600,
        '& li': { display: 'flex', alignItems: 'center', gap: 6 },
      },
      icon: { fontSize: '1.125rem' },
      up: { color: good },
      down: { color: bad },
      compared: {
        margin: theme.spacing(0, 0, 1.5),
        fontSize: '0.8125rem',
        color: theme.palette.text.secondary,
      },
      side: { marginTop: theme.spacing(1.5) },
      head: {
        display: 'flex',
        justifyContent: 'space-between',
        marginBottom: theme.spacing(0.5),
        fontSize: '0.8125rem',
      },
      name: { fontWeight: 600 },
      legend: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.25, 2),
        margin: theme.spacing(0.75, 0, 0),
        padding: 0,
        listStyle: 'none',
        fontSize: '0.8125rem',
        '& li': { display: 'flex', alignItems: 'center', gap: 6 },
      },
      figure: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
      share: { color: theme.palette.text.secondary },
    };
  },
  { name: 'OpaqPreviewSums' },
);

function Side(props: { name: string; figures: Figures; levels: Levels }) {
  const { name, figures, levels } = props;
  const classes = useStyles();
  const t = useText();
  const { count, percent } = useFormats();
  const { scored, score, coverage } = figures;
  const best = [...figures.levels].reverse();
  return (
    <section className={classes.side} aria-label={name}>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        {score !== null && (
          <span>
            {t('preview.score', { score: percent(score) })}
            {coverage !== null && (
              <span className={classes.share}>
                , {t('score.withCoverage', { coverage: percent(coverage) })}
              </span>
            )}
          </span>
        )}
      </div>
      <LevelBar counts={figures.levels} levels={levels} height={18} />
      <ul className={classes.legend}>
        {best.map(level => (
          <li key={level.level}>
            <LevelSwatch levels={levels} level={level.level} />
            {levelTitle(t, levels, level.level)}
            <span className={classes.figure}>{count(level.count)}</span>
            {scored > 0 && (
              <span className={classes.share}>
                {percent(level.count / scored)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many rise and fall, and how many stand at each level before and after. */
export function Sums(props: { preview: Preview; comparedWith: string }) {
  const { preview, comparedWith } = props;
  const classes = useStyles();
  const t = useText();
  const { up, down } = countMoves(preview);
  return (
    <>
      <p className={classes.compared}>
        {t('preview.comparedWith', { title: comparedWith })}
      </p>
      <div role="status">
        <ul className={classes.moves}>
          {preview.totalMoves === 0 && <li>{t('preview.movesNone')}</li>}
          {up > 0 && (
            <li>
              <UpIcon className={`${classes.icon} ${classes.up}`} aria-hidden />
              {t('preview.movesUp', { count: up })}
            </li>
          )}
          {down > 0 && (
            <li>
              <DownIcon
                className={`${classes.icon} ${classes.down}`}
                aria-hidden
              />
              {t('preview.movesDown', { count: down })}
            </li>
          )}
        </ul>
      </div>
      <Side
        name={t('preview.before')}
        figures={preview.before}
        levels={preview.fromLevels}
      />
      <Side
        name={t('preview.after')}
        figures={preview.after}
        levels={preview.toLevels}
      />
    </>
  );
}
