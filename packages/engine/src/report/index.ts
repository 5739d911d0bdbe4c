export { CATEGORIES, categoryOf } from './categories';
export * from './Report';
