import type {
  Figures,
  HeatMapRow as Row,
  OutcomeCounts,
} from '@opaq/plugin-scorecards-common';
import { memo } from 'react';
import type { HeatMapContext } from './context';
import { drawCell } from './HeatMapCell';

const INDENT_PX = 16;

/** An arrow that points down: an icon component for each row would be what costs most. */
const ARROW = (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden focusable="false">
    <path
      fill="currentColor"
      d="M16.59 8.59 12 13.17 7.41 8.59 6 10l6 6 6-6z"
    />
  </svg>
);

function drawLevels(
  { levels }: Figures,
  { classes, count: format, levelOf }: HeatMapContext,
) {
  const shown = [...levels].reverse().filter(({ count }) => count > 0);
  return (
    <td>
      <div className={classes.levels} aria-hidden>
        {shown.map(({ level, count }) => (
          <span
            key={level}
            style={{
              flexGrow: count,
              backgroundColor: levelOf(level).colour,
            }}
          />
        ))}
      </div>
      <span className={classes.hidden}>
        {shown
          .map(({ level, count }) => `${levelOf(level).title} ${format(count)}`)
          .join(', ')}
      </span>
    </td>
  );
}

/** The cells that every row has before its shares, and those; without an id for all rows together. */
export function RowCells(props: {
  figures: Figures & { cells: OutcomeCounts[] };
  title: string;
  id?: string;
  context: HeatMapContext;
}) {
  const { figures, title, id, context } = props;
  const { classes, t, count, percent } = context;
  const { components, score, coverage, cells } = figures;
  const href = context.servicesHref(id);
  return (
    <>
      {!context.compact && (
        <>
          <td>
            <a
              href={href}
              tabIndex={-1}
              className={classes.number}
              aria-label={t('overview.heatMap.servicesOf', {
                count: components,
                title,
              })}
            >
              {count(components)}
            </a>
          </td>
          {drawLevels(figures, context)}
        </>
      )}
      <td>
        {score === null ? t('overview.heatMap.nothingSign') : percent(score)}
        {coverage !== null && score !== null && (
          <span className={classes.coverage}>
            {t('score.withCoverage', { coverage: percent(coverage) })}
          </span>
        )}
      </td>
      {cells.map((counts, column) =>
        drawCell(counts, column, { id, href }, context),
      )}
    </>
  );
}

/** A group with what is below it. What is clicked on says by its data what it does: the table listens once for all rows. */
function GroupRow(props: { row: Row; title: string; context: HeatMapContext }) {
  const { row, title, context } = props;
  const { classes, t } = context;
  return (
    <tr>
      <th scope="row">
        <div
          className={classes.name}
          style={{ paddingLeft: row.depth * INDENT_PX }}
        >
          {row.expandable ? (
            <button
              type="button"
              tabIndex={-1}
              className={`${classes.plain} ${classes.toggle}`}
              aria-expanded={row.expanded}
              aria-label={t(
                row.expanded
                  ? 'overview.heatMap.collapse'
                  : 'overview.heatMap.expand',
                { title },
              )}
              data-toggle={row.id}
            >
              {ARROW}
            </button>
          ) : (
            <span className={classes.noToggle} />
          )}
          <a
            href={context.narrowHref(row.id)}
            tabIndex={-1}
            className={classes.group}
            title={title}
            data-narrow={row.id}
          >
            {title}
          </a>
        </div>
      </th>
      <RowCells figures={row} title={title} id={row.id} context={context} />
    </tr>
  );
}

/** Drawn again only where what it says has changed. */
export const HeatMapRow = memo(GroupRow);
