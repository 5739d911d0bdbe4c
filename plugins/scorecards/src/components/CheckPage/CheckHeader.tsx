import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CheckInfo, ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { useCategoryTitle } from '../../hooks/useCategoryTitle';
import { useLevelOf } from '../../hooks/useLevelOf';
import { useText } from '../../translation';
import { OpaqLink } from '../common/OpaqLink';

const useStyles = makeStyles(
  theme => ({
    title: { fontWeight: 600, lineHeight: 1.3 },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      margin: theme.spacing(0.5, 0, 0),
      fontSize: '0.8125rem',
    },
  }),
  { name: 'OpaqCheckHeader' },
);

/** A check's name, and what there is to know of it in a line. */
export function CheckHeader(props: {
  check: CheckInfo;
  scorecard?: ScorecardInfo;
}) {
  const { check, scorecard } = props;
  const classes = useStyles();
  const t = useText();
  const category = useCategoryTitle()(check.category);
  const level = useLevelOf(scorecard)(check.id);
  return (
    <header>
      <Typography variant="h5" component="h2" className={classes.title}>
        {check.title}
      </Typography>
      <div className={classes.facts}>
        <code>{check.id}</code>
        <span>{category}</span>
        <span>
          {level.rank > 0
            ? t('checks.level', { level: level.title })
            : level.title}
        </span>
        <span>
          {t('checks.repair', { effort: t(`effort.${check.effort}`) })}
        </span>
        <OpaqLink check={check} />
      </div>
    </header>
  );
}
