import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import SortIcon from '@material-ui/icons/UnfoldMore';
import type { ReactNode } from 'react';
import { useText } from '../../../translation';
import type { Sort } from '../useView';
import type { useHeatMapStyles } from './styles';

/** A column as its head shows it. */
export interface Column {
  id: string;
  /** In full. */
  title: string;
  /** Short enough for its width. */
  name: string;
}

/** `descending` is what a first click on a column of shares does not do: the worst is looked for. */
const ARIA = { asc: 'ascending', desc: 'descending' } as const;

function HeadCell(props: {
  by: string;
  title: string;
  classes: ReturnType<typeof useHeatMapStyles>;
  sort?: Sort;
  onSort(sort: Sort | undefined): void;
  start?: boolean;
  children: ReactNode;
}) {
  const { by, title, classes, sort, onSort, start, children } = props;
  const t = useText();
  const direction = sort?.by === by ? sort.direction : undefined;
  const next: Record<'asc' | 'desc' | 'none', Sort | undefined> = {
    none: { by, direction: 'asc' },
    asc: { by, direction: 'desc' },
    desc: undefined,
  };
  const Icon =
    (direction === 'asc' && UpIcon) ||
    (direction === 'desc' && DownIcon) ||
    SortIcon;
  return (
    <th scope="col" aria-sort={direction ? ARIA[direction] : 'none'}>
      <div className={`${classes.head} ${start ? classes.headStart : ''}`}>
        {children}
        <button
          type="button"
          tabIndex={-1}
          className={`${classes.plain} ${classes.sort} ${
            direction ? classes.sorted : ''
          }`}
          aria-label={t('overview.heatMap.sort', { title })}
          onClick={() => onSort(next[direction ?? 'none'])}
        >
          <Icon aria-hidden focusable="false" />
        </button>
      </div>
    </th>
  );
}

/** Heads to sort by; those of categories lead to their checks, those of checks to the check's page. */
export function HeatMapHead(props: {
  rowsTitle: string;
  columns: readonly Column[];
  drilled: boolean;
  compact: boolean;
  classes: ReturnType<typeof useHeatMapStyles>;
  sort?: Sort;
  onSort(sort: Sort | undefined): void;
  onOpen(column: string): void;
}) {
  const { rowsTitle, columns, drilled, compact, classes, sort } = props;
  const { onSort, onOpen } = props;
  const t = useText();
  const own = [
    ['name', rowsTitle],
    ...(compact
      ? []
      : [
          ['services', t('overview.heatMap.services')],
          ['levels', t('overview.heatMap.levels')],
        ]),
    ['score', t('overview.heatMap.score')],
  ];
  return (
    <thead>
      <tr>
        {own.map(([by, title], index) => (
          <HeadCell
            key={by}
            by={by}
            title={title}
            classes={classes}
            sort={sort}
            onSort={onSort}
            start={index === 0}
          >
            {title}
          </HeadCell>
        ))}
        {columns.map(({ id, title, name }) => (
          <HeadCell
            key={id}
            by={id}
            title={title}
            classes={classes}
            sort={sort}
            onSort={onSort}
          >
            <button
              type="button"
              tabIndex={-1}
              data-column={id}
              className={`${classes.plain} ${classes.column}`}
              title={title}
              aria-label={
                drilled
                  ? `${name}: ${t('overview.heatMap.openCheck', { title })}`
                  : `${name}: ${t('overview.heatMap.open', { title })}`
              }
              onClick={() => onOpen(id)}
            >
              {name}
            </button>
          </HeadCell>
        ))}
      </tr>
    </thead>
  );
}
