import { version } from '../package.json';

/** Of the package: reports of different versions may differ on the same repository. @public */
export const ENGINE_VERSION: string = version;
