import { makeStyles } from '@material-ui/core/styles';
import type { Figures } from '@opaq/plugin-scorecards-common';
import type { ReactNode } from 'react';
import { useFormats } from '../../hooks/useFormats';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { LevelBar, LevelSwatch } from '../common/LevelBar';
import { levelTitle } from '../common/levelParts';

const useStyles = makeStyles(
  theme => ({
    legend: {
      listStyle: 'none',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
    },
    entry: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) },
    count: { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'OpaqLevelSums' },
);

/** How many components stand at each level: a bar, and the same in words. */
export function LevelSums(props: { figures: Figures; levels: Levels }) {
  const { figures, levels } = props;
  const classes = useStyles();
  const t = useText();
  const { count } = useFormats();
  const unscored = figures.components - figures.scored;
  const entry = (title: ReactNode, number: number, level?: string) =>
    number > 0 && (
      <li key={level ?? ''} className={classes.entry}>
        <LevelSwatch levels={levels} level={level} />
        {title} <span className={classes.count}>{count(number)}</span>
      </li>
    );
  return (
    <>
      <LevelBar
        counts={figures.levels}
        levels={levels}
        height={12}
        unscored={unscored}
      />
      <ul className={classes.legend}>
        {[...figures.levels]
          .reverse()
          .map(({ level, count: number }) =>
            entry(levelTitle(t, levels, level), number, level),
          )}
        {entry(t('rollUp.unscored'), unscored)}
      </ul>
    </>
  );
}
