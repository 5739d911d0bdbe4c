export { CreateModel } from './CreateModel';
