export { DayTable } from './DayTable';
export { TrendFigure } from './TrendFigure';
export { TrendFrame } from './TrendFrame';
