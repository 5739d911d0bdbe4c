import type { EntityOrder, EntityRow } from '@opaq/plugin-scorecards-common';
import type { ComponentType } from 'react';
import type { Levels } from '../../levels';
import { Sparkline } from '../common/Sparkline';
import {
  FailingCell,
  LevelCell,
  LevelSinceCell,
  NameCell,
  NextStepCell,
  OwnerCell,
  PartOfCell,
  ReadCell,
  ResultCell,
  ScoreCell,
  TagsCell,
  TextCell,
} from './cells';

/** What every cell gets. */
export interface CellProps {
  row: EntityRow;
  levels: Levels;
}

interface Column {
  Cell: ComponentType<CellProps>;
  /** What a click on its head sorts by. */
  order?: EntityOrder;
}

/** All columns, in the order in which they stand. */
export const COLUMNS = {
  name: { Cell: NameCell, order: 'name' },
  result: { Cell: ResultCell },
  owner: { Cell: OwnerCell, order: 'owner' },
  system: {
    Cell: ({ row }) => <PartOfCell entityRef={row.system} kind="system" />,
    order: 'system',
  },
  domain: {
    Cell: ({ row }) => <PartOfCell entityRef={row.domain} kind="domain" />,
    order: 'domain',
  },
  type: { Cell: ({ row }) => <TextCell text={row.type} />, order: 'type' },
  lifecycle: {
    Cell: ({ row }) => <TextCell text={row.lifecycle} />,
    order: 'lifecycle',
  },
  tags: { Cell: TagsCell },
  level: { Cell: LevelCell, order: 'level' },
  levelSince: { Cell: LevelSinceCell, order: 'levelSince' },
  score: { Cell: ScoreCell, order: 'score' },
  weeks: { Cell: ({ row }) => <Sparkline weeks={row.weeks} /> },
  failing: { Cell: FailingCell, order: 'failing' },
  nextStep: { Cell: NextStepCell },
  readAt: { Cell: ReadCell, order: 'readAt' },
} as const satisfies Record<string, Column>;

/** A column's name, as the URL has it. */
export type ColumnId = keyof typeof COLUMNS;
/** A column by its name; not every one sorts. */
export const columnOf = (id: ColumnId): Column => COLUMNS[id];

/** Those that can be chosen: the name is always there, the result where there is a check to have one of. */
export const OPTIONAL = (Object.keys(COLUMNS) as ColumnId[]).filter(
  id => id !== 'name' && id !== 'result',
);
/** Those that are there unless the URL says otherwise. */
export const USUAL: readonly ColumnId[] = [
  'owner',
  'level',
  'score',
  'weeks',
  'nextStep',
  'readAt',
];
