import type { Theme } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import type {
  Figures,
  HeatMapRow as Row,
  OutcomeCounts,
} from '@opaq/plugin-scorecards-common';
import { memo } from 'react';
import { useFormats } from '../../../hooks/useFormats';
import type { Levels } from '../../../levels';
import { useText } from '../../../translation';
import { levelColour, levelTitle } from '../levelParts';
import type { Cell } from './cell';
import { HeatMapCell } from './HeatMapCell';
import type { useHeatMapStyles } from './styles';

/** What all rows share. It is one object as long as it says the same, so that rows are drawn once. */
export interface HeatMapContext {
  classes: ReturnType<typeof useHeatMapStyles>;
  theme: Theme;
  type: Theme['palette']['type'];
  levels: Levels;
  /** On a narrow screen the shares come right after the names. */
  compact: boolean;
  /** Where a click on a cell leads; undefined stands for all rows. */
  cellHref(
    row: string | undefined,
    column: number,
    leadsTo: NonNullable<Cell['leadsTo']>,
  ): string;
  /** The services of a row. */
  servicesHref(row: string | undefined): string;
  /** The overview of a row's services alone. */
  narrowHref(row: string): string;
}

const INDENT_PX = 16;

function LevelCell({
  figures,
  context,
}: {
  figures: Figures;
  context: HeatMapContext;
}) {
  const { classes, theme, levels } = context;
  const t = useText();
  const shown = [...figures.levels].reverse().filter(({ count }) => count > 0);
  return (
    <td>
      <div className={classes.levels} aria-hidden>
        {shown.map(({ level, count }) => (
          <span
            key={level}
            style={{
              flexGrow: count,
              backgroundColor: levelColour(theme, levels, level),
            }}
          />
        ))}
      </div>
      <span className={classes.hidden}>
        {shown
          .map(({ level, count }) => `${levelTitle(t, levels, level)} ${count}`)
          .join(', ')}
      </span>
    </td>
  );
}

/** The cells that every row has before its shares, and those. */
export function RowCells(props: {
  figures: Figures & { cells: OutcomeCounts[] };
  title: string;
  id?: string;
  context: HeatMapContext;
}) {
  const { figures, title, id, context } = props;
  const { classes } = context;
  const t = useText();
  const { count, percent } = useFormats();
  return (
    <>
      {!context.compact && (
        <>
          <td>
            <a
              href={context.servicesHref(id)}
              tabIndex={-1}
              className={classes.number}
              aria-label={t('overview.heatMap.servicesOf', {
                count: figures.components,
                title,
              })}
            >
              {count(figures.components)}
            </a>
          </td>
          <LevelCell figures={figures} context={context} />
        </>
      )}
      <td>
        {figures.score === null
          ? t('overview.heatMap.nothingSign')
          : percent(figures.score)}
        {figures.coverage !== null && figures.score !== null && (
          <span className={classes.coverage}>
            {t('score.withCoverage', { coverage: percent(figures.coverage) })}
          </span>
        )}
      </td>
      {figures.cells.map((counts, index) => (
        <HeatMapCell
          key={index}
          counts={counts}
          column={index}
          row={id}
          context={context}
        />
      ))}
    </>
  );
}

/** A group with what is below it. What is clicked on says by its data what it does: the table listens once for all rows. */
function GroupRow(props: { row: Row; title: string; context: HeatMapContext }) {
  const { row, title, context } = props;
  const { classes } = context;
  const t = useText();
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
              <ExpandIcon aria-hidden focusable="false" />
            </button>
          ) : (
            <span className={classes.noToggle} />
          )}
          <a
            href={context.narrowHref(row.id)}
            tabIndex={-1}
            className={classes.group}
            title={title}
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
