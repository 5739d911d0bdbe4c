import { CATEGORIES } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { useText } from '../translation';

type Known = (typeof CATEGORIES)[number];
const isKnown = (id: string): id is Known =>
  CATEGORIES.some(category => category === id);

/** Finds what people call a category; its id where a third party brought it. */
export function useCategoryTitle() {
  const t = useText();
  return useCallback(
    (id: string) => (isKnown(id) ? t(`category.${id}`) : id),
    [t],
  );
}
