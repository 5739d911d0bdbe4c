import {
  useCallback,
  useEffect,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';

const CONTROLS = 'a, button';

function controlsOf(row: Element | null | undefined): HTMLElement[] {
  return row ? [...row.querySelectorAll<HTMLElement>(CONTROLS)] : [];
}

/** The control of another row that stands in the same column, or in the nearest one before it. */
function inColumnOf(row: Element | null | undefined, column: number) {
  const controls = controlsOf(row);
  const place = (control: HTMLElement) =>
    control.closest<HTMLTableCellElement>('th, td')?.cellIndex ?? 0;
  return (
    controls.find(control => place(control) === column) ??
    controls.filter(control => place(control) < column).pop()
  );
}

function targetOf(
  table: HTMLTableElement,
  control: HTMLElement,
  { key, ctrlKey }: KeyboardEvent,
): HTMLElement | undefined {
  const cell = control.closest<HTMLTableCellElement>('th, td');
  const row = cell?.closest('tr');
  if (!cell || !row) return undefined;
  const own = controlsOf(row);
  const rows = [...table.rows];
  const at = rows.indexOf(row);
  const inRow = (index: number) => inColumnOf(rows[index], cell.cellIndex);
  switch (key) {
    case 'ArrowRight':
      return own[own.indexOf(control) + 1];
    case 'ArrowLeft':
      return own[own.indexOf(control) - 1];
    case 'ArrowDown':
      return inRow(at + 1);
    case 'ArrowUp':
      return inRow(at - 1);
    case 'PageDown':
      return inRow(Math.min(at + 10, rows.length - 1));
    case 'PageUp':
      return inRow(Math.max(at - 10, 0));
    case 'Home':
      return ctrlKey ? controlsOf(rows[0])[0] : own[0];
    case 'End':
      return ctrlKey
        ? controlsOf(rows[rows.length - 1]).pop()
        : own[own.length - 1];
    default:
      return undefined;
  }
}

function takeTurn(table: HTMLTableElement, control: HTMLElement) {
  for (const other of table.querySelectorAll<HTMLElement>('[tabindex="0"]')) {
    other.tabIndex = -1;
  }
  control.tabIndex = 0;
}

/**
 * Makes a table of many controls one stop of the Tab key; arrow keys, Home, End and Page keys go from cell to cell. The
 * controls are rendered with `tabIndex={-1}`.
 */
export function useRovingFocus(ref: RefObject<HTMLTableElement>) {
  useEffect(() => {
    const table = ref.current;
    if (!table || table.querySelector('[tabindex="0"]')) return;
    const first = table.querySelector<HTMLElement>(CONTROLS);
    if (first) first.tabIndex = 0;
  });

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const control = (event.target as Element).closest<HTMLElement>(CONTROLS);
      if (ref.current && control) takeTurn(ref.current, control);
    },
    [ref],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const control = (event.target as Element).closest<HTMLElement>(CONTROLS);
      const target =
        ref.current && control && targetOf(ref.current, control, event);
      if (!target) return;
      event.preventDefault();
      target.focus();
    },
    [ref],
  );
  return { onFocus, onKeyDown };
}
