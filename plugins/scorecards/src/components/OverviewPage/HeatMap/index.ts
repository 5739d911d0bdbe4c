export { HeatMapPanel } from './HeatMapPanel';
