export { EntityRollUpCard } from './EntityRollUpCard';
