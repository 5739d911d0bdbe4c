import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { titleOf, type Levels } from '../../levels';
import { useText } from '../../translation';
import { LevelGlyph } from './LevelGlyph';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.25),
      minWidth: 0,
    },
    name: { fontWeight: 600, lineHeight: 1.3 },
    large: { fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.15 },
    possible: { lineHeight: 1.3 },
  }),
  { name: 'OpaqLevelBadge' },
);

/** The proved level by name, and the possible one where it is another. */
export function LevelBadge(props: {
  levels: Levels;
  level: string | null;
  possibleLevel: string | null;
  /** How many missing answers stand between the two, where that is known. */
  open?: number;
  large?: boolean;
}) {
  const { levels, level, possibleLevel, open, large } = props;
  const classes = useStyles();
  const t = useText();
  const below = levels[0]
    ? t('level.below', { level: levels[0].title })
    : t('level.none');
  const possible =
    possibleLevel && possibleLevel !== level
      ? titleOf(levels, possibleLevel)
      : undefined;
  return (
    <div className={classes.root}>
      <LevelGlyph
        levels={levels}
        level={level}
        possibleLevel={possibleLevel}
        size={large ? 32 : 18}
      />
      <div>
        <Typography
          component="div"
          variant="body2"
          className={large ? classes.large : classes.name}
        >
          {level ? titleOf(levels, level) : below}
        </Typography>
        {possible && (
          <Typography
            component="div"
            variant={large ? 'body2' : 'caption'}
            color="textSecondary"
            className={classes.possible}
          >
            {open
              ? t('level.possibleBecause', { level: possible, count: open })
              : t('level.possible', { level: possible })}
          </Typography>
        )}
      </div>
    </div>
  );
}
