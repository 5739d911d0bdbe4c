export { FailingChecks } from './FailingChecks';
