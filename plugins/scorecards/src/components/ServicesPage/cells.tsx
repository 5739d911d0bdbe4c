import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityRow } from '@opaq/plugin-scorecards-common';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import type { Levels } from '../../levels';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { LevelBadge } from '../common/LevelBadge';
import { ScoreText } from '../common/ScoreText';
import { StateLabel } from '../common/StateLabel';

const useStyles = makeStyles(
  theme => ({
    name: { fontWeight: 600, fontSize: '0.875rem', overflowWrap: 'anywhere' },
    caption: { display: 'block', lineHeight: 1.3 },
    text: { fontSize: '0.8125rem', overflowWrap: 'anywhere' },
    none: { color: theme.palette.text.disabled },
    read: { fontSize: '0.8125rem', whiteSpace: 'nowrap' },
    stale: { fontSize: '0.75rem' },
  }),
  { name: 'OpaqCells' },
);

/** Whether there is a level and a score to show. */
export const isJudged = (row: EntityRow) =>
  row.status.state === 'scored' && row.covered;

/** The component's name, leading to its scorecard, with its type and lifecycle. */
export function NameCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const link = useScorecardPath()(row.entityRef);
  return (
    <>
      <Link to={link} className={classes.name}>
        {row.title}
      </Link>
      <Typography
        variant="caption"
        color="textSecondary"
        className={classes.caption}
      >
        {[row.type, row.lifecycle].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}

/** The level, or why there is none. */
export function LevelCell(props: { row: EntityRow; levels: Levels }) {
  const { row, levels } = props;
  const classes = useStyles();
  if (isJudged(row)) {
    return (
      <LevelBadge
        levels={levels}
        level={row.level}
        possibleLevel={row.possibleLevel}
      />
    );
  }
  const state = row.status.state === 'scored' ? 'notCovered' : row.status.state;
  return (
    <div className={classes.text} title={row.status.message}>
      <StateLabel state={state} />
    </div>
  );
}

/** Score and coverage; nothing where there is no level. */
export function ScoreCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  return isJudged(row) ? (
    <ScoreText score={row.score} coverage={row.coverage} />
  ) : (
    <span className={classes.none} title={t('score.none')}>
      –
    </span>
  );
}

/** The owner, leading to its page. */
export function OwnerCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  return row.owner ? (
    <EntityRefLink
      entityRef={row.owner}
      defaultKind="group"
      hideIcon
      className={classes.text}
    />
  ) : (
    <span className={classes.none} title={t('page.noOwner')}>
      –
    </span>
  );
}

/** When the repository was last read, and whether the last attempt failed. */
export function ReadCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  const { evaluatedAt, readAt = evaluatedAt, stale, message } = row.status;
  return (
    <div className={classes.read}>
      {readAt ? <Age time={readAt} /> : t('page.never')}
      {stale && (
        <div className={classes.stale} title={message}>
          <StateLabel state="stale" />
        </div>
      )}
    </div>
  );
}
