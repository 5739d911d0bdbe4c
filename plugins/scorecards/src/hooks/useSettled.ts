import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

const PAUSE_MS = 500;

/** A value that somebody types, once they pause. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useDebounce(() => setSettled(value), PAUSE_MS, [value]);
  return settled;
}
