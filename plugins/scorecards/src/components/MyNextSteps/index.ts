export { MyNextSteps } from './MyNextSteps';
