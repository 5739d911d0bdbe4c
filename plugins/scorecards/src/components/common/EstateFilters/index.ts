export { EstateFilters } from './EstateFilters';
