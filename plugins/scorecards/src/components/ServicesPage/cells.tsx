import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityRow } from '@opaq/plugin-scorecards-common';
import { useSearchParams } from 'react-router-dom';
import { useChecks } from '../../hooks/useChecks';
import { sharedParams, usePagePath } from '../../hooks/usePagePath';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import type { Levels } from '../../levels';
import { shownOutcome } from '../../outcomes';
import { useText } from '../../translation';
import { Age } from '../common/Age';
import { LevelBadge } from '../common/LevelBadge';
import { OutcomeLabel } from '../common/OutcomeLabel';
import { ScoreText } from '../common/ScoreText';
import { StateLabel } from '../common/StateLabel';

const useStyles = makeStyles(
  theme => ({
    name: { fontWeight: 600, fontSize: '0.875rem', overflowWrap: 'anywhere' },
    level: { whiteSpace: 'nowrap' },
    caption: { display: 'block', lineHeight: 1.3, overflowWrap: 'anywhere' },
    text: { fontSize: '0.8125rem', overflowWrap: 'anywhere' },
    step: {
      display: 'inline-block',
      maxWidth: 220,
      fontSize: '0.8125rem',
      lineHeight: 1.35,
    },
    more: { display: 'block', fontSize: '0.75rem', lineHeight: 1.35 },
    result: { minWidth: 200, maxWidth: '48ch', fontSize: '0.8125rem' },
    message: {
      fontSize: '0.8125rem',
      lineHeight: 1.4,
      overflowWrap: 'anywhere',
    },
    place: {
      display: 'block',
      fontSize: '0.75rem',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    tags: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: '0.75rem',
      '& li': {
        padding: theme.spacing(0, 0.75),
        borderRadius: 4,
        backgroundColor: theme.palette.action.hover,
      },
    },
    none: { color: theme.palette.text.secondary },
    read: { fontSize: '0.8125rem', whiteSpace: 'nowrap' },
    stale: { fontSize: '0.75rem' },
  }),
  { name: 'OpaqCells' },
);

/** Whether there is a level and a score to show. */
export const isJudged = (row: EntityRow) =>
  row.status.state === 'scored' && row.covered;

/** Nothing is here: a dash to see, and in words what is missing. */
function None({ title }: { title: string }) {
  const classes = useStyles();
  return (
    <span role="img" aria-label={title} title={title} className={classes.none}>
      –
    </span>
  );
}

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
      <div className={classes.level}>
        <LevelBadge
          levels={levels}
          level={row.level}
          possibleLevel={row.possibleLevel}
        />
      </div>
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
  const t = useText();
  return isJudged(row) ? (
    <ScoreText score={row.score} coverage={row.coverage} />
  ) : (
    <None title={t('score.none')} />
  );
}

/** The owner, leading to its page. */
export function OwnerCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  if (!row.owner) return <None title={t('filter.noValue.owner')} />;
  return (
    <EntityRefLink
      entityRef={row.owner}
      title={row.ownerTitle}
      defaultKind="group"
      hideIcon
      className={classes.text}
    />
  );
}

/** What the component is part of, leading to its page. */
export function PartOfCell(props: {
  entityRef?: string;
  kind: 'system' | 'domain';
}) {
  const { entityRef, kind } = props;
  const classes = useStyles();
  const t = useText();
  if (!entityRef) return <None title={t(`filter.noValue.${kind}`)} />;
  return (
    <EntityRefLink
      entityRef={entityRef}
      defaultKind={kind}
      hideIcon
      className={classes.text}
    />
  );
}

/** A word of the catalog. */
export function TextCell({ text }: { text?: string }) {
  const classes = useStyles();
  const t = useText();
  if (!text) return <None title={t('services.none')} />;
  return <span className={classes.text}>{text}</span>;
}

/** The catalog's tags. */
export function TagsCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  if (row.tags.length === 0) return <None title={t('services.none')} />;
  return (
    <ul className={classes.tags}>
      {row.tags.map(tag => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  );
}

/** Since when the component has been at its level. */
export function LevelSinceCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  if (!row.levelSince) return <None title={t('services.none')} />;
  return (
    <span className={classes.read}>
      <Age time={row.levelSince} />
    </span>
  );
}

/** How many checks fail on the way to the next level. */
export function FailingCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  if (!isJudged(row)) return <None title={t('score.none')} />;
  return (
    <span className={classes.text}>
      {t('services.failing', { count: row.failing })}
    </span>
  );
}

/** The cheapest check on the way to the next level, leading to what it asks; and how many more there are. */
export function NextStepCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  const checks = useChecks();
  const pagePath = usePagePath();
  const [params] = useSearchParams();
  const { nextStep, failing } = row;
  if (!nextStep) return <None title={t('services.none')} />;
  return (
    <>
      <Link
        to={pagePath({ check: nextStep }, sharedParams(params))}
        className={classes.step}
      >
        {checks.get(nextStep)?.title ?? nextStep}
      </Link>
      {failing > 1 && (
        <Typography
          variant="caption"
          color="textSecondary"
          className={classes.more}
        >
          {t('services.moreSteps', { count: failing - 1 })}
        </Typography>
      )}
    </>
  );
}

/** How the check came out that the list is filtered by: the answer, why, and the first place that shows it. */
export function ResultCell({ row: { result } }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  if (!result) return <None title={t('services.none')} />;
  const [place] = result.locations;
  return (
    <div className={classes.result}>
      <OutcomeLabel outcome={shownOutcome(result)} />
      <div className={classes.message}>{result.message}</div>
      {place && (
        <code className={classes.place}>
          {place.line === undefined
            ? place.path
            : `${place.path}:${place.line}`}
        </code>
      )}
    </div>
  );
}

/** When the repository was last read, and whether the last attempt failed. */
export function ReadCell({ row }: { row: EntityRow }) {
  const classes = useStyles();
  const t = useText();
  const { evaluatedAt, readAt = evaluatedAt, stale, message } = row.status;
  return (
    <div className={classes.read}>
      {readAt ? <Age time={readAt} /> : t('services.never')}
      {stale && (
        <div className={classes.stale} title={message}>
          <StateLabel state="stale" />
        </div>
      )}
    </div>
  );
}
