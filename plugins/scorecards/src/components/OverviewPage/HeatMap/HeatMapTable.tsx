import { NO_VALUE, type HeatMap } from '@opaq/plugin-scorecards-common';
import { useCallback, useMemo, useRef, type MouseEvent } from 'react';
import { useHref, useNavigate } from 'react-router-dom';
import type { EstateSelection } from '../../../hooks/useEstateFilter';
import { usePagePath } from '../../../hooks/usePagePath';
import type { Levels } from '../../../levels';
import { useText } from '../../../translation';
import type { ViewState } from '../useView';
import { CellTooltip } from './CellTooltip';
import { HeatMapHead, type Column } from './HeatMapHead';
import { useHeatMapContext } from './context';
import { HeatMapRow, RowCells } from './HeatMapRow';
import { sortRows } from './sortRows';
import { useColumnFocus } from './useColumnFocus';
import { useGradually } from './useGradually';
import { useRovingFocus } from './useRovingFocus';

const WIDTHS = [190, 60, 84, 80];
const COMPACT_WIDTHS = [136, 72];
const CELL_WIDTH = 70;
/** So many columns fill the width; fewer are left as wide as they read well. */
const MANY = 8;
const FEW = { name: 260, cell: 108 };

/** Links are plain elements, thousands of them: one listener gives the router what belongs to it. */
function useLinks(
  onToggle: (row: string) => void,
  onNarrow: (row: string) => void,
) {
  const navigate = useNavigate();
  const base = useHref('/').replace(/\/$/, '');
  return useCallback(
    (event: MouseEvent) => {
      const target = event.target as Element;
      const toggle = target.closest<HTMLElement>('[data-toggle]');
      if (toggle) {
        onToggle(toggle.dataset.toggle ?? '');
        return;
      }
      const link = target.closest('a');
      const href = link?.getAttribute('href');
      const elsewhere =
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey;
      if (!href || elsewhere) return;
      event.preventDefault();
      const { narrow } = link?.dataset ?? {};
      if (narrow === undefined) navigate(href.slice(base.length));
      else onNarrow(narrow);
    },
    [navigate, base, onToggle, onNarrow],
  );
}

/** Groups by columns, each cell the share that passes. */
export function HeatMapTable(props: {
  heatMap: HeatMap;
  columns: readonly Column[];
  /** The columns are checks. */
  drilled: boolean;
  filter: Partial<EstateSelection>;
  levels: Levels;
  view: ViewState;
}) {
  const { heatMap, columns, drilled, view } = props;
  const { groupBy, rows, total } = heatMap;
  const t = useText();
  const navigate = useNavigate();
  const pagePath = usePagePath();
  const table = useRef<HTMLTableElement>(null);
  const context = useHeatMapContext(props);
  const { classes } = context;
  const focus = useRovingFocus(table);
  useColumnFocus(table, columns, drilled);
  const titleOf = (id: string) =>
    id === NO_VALUE
      ? t(`filter.noValue.${groupBy}`)
      : rows.find(row => row.id === id)?.title ?? id;

  const { expand, narrowTo, setExpand, sort } = view;
  const onToggle = useCallback(
    (row: string) =>
      setExpand(
        expand.includes(row)
          ? expand.filter(other => other !== row)
          : [...expand, row],
      ),
    [expand, setExpand],
  );
  const onClick = useLinks(onToggle, narrowTo);
  const sorted = useMemo(
    () =>
      sortRows(
        rows,
        sort,
        columns.map(({ id }) => id),
      ),
    [rows, sort, columns],
  );
  const order = sort && `${sort.by} ${sort.direction}`;
  const shown = useGradually(sorted.length, context, order);
  const label = t('overview.heatMap.label', {
    rows: t(`overview.heatMap.rows.${groupBy}`),
    columns: t(
      drilled ? 'overview.heatMap.check' : 'overview.heatMap.category',
    ),
  });
  const widths = context.compact ? COMPACT_WIDTHS : WIDTHS;
  const many = columns.length >= MANY;
  const width =
    widths.reduce((sum, one) => sum + one, 0) + columns.length * CELL_WIDTH;

  return (
    <div className={classes.scroll}>
      {/* Links and buttons inside have a role and the focus; the table only hears what they are asked to do. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */}
      <table
        ref={table}
        role="grid"
        aria-label={label}
        className={classes.table}
        style={many ? { minWidth: width } : { width: 'auto' }}
        onClick={onClick}
        {...focus}
      >
        <colgroup>
          {widths.map((px, index) => (
            <col
              key={px}
              style={{
                width: index === 0 && !many && !context.compact ? FEW.name : px,
              }}
            />
          ))}
          {columns.map(({ id }) => (
            <col key={id} style={{ width: many ? undefined : FEW.cell }} />
          ))}
        </colgroup>
        <HeatMapHead
          rowsTitle={t(`overview.heatMap.rows.${groupBy}`)}
          columns={columns}
          drilled={drilled}
          compact={context.compact}
          classes={classes}
          sort={sort}
          onSort={view.setSort}
          onOpen={id =>
            drilled
              ? navigate(pagePath({ check: id }, props.filter))
              : view.setCategory(id)
          }
        />
        <tbody>
          <tr className={classes.total}>
            <th scope="row">
              <div className={classes.name}>
                <span className={classes.noToggle} />
                {t('overview.heatMap.total')}
              </div>
            </th>
            <RowCells
              figures={total}
              title={t('overview.heatMap.total')}
              context={context}
            />
          </tr>
          {sorted.slice(0, shown).map(row => (
            <HeatMapRow
              key={row.id}
              row={row}
              title={row.id === NO_VALUE ? titleOf(row.id) : row.title}
              context={context}
            />
          ))}
        </tbody>
      </table>
      <CellTooltip
        table={table}
        heatMap={heatMap}
        columns={columns}
        titleOf={titleOf}
      />
    </div>
  );
}
