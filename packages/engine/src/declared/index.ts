export type { Declaration } from './Declaration';
export { declarationSchema } from './Declaration';
export { declaredCheck } from './declaredCheck';
