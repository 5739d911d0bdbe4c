export * from './checks';
export * from './collect';
export * from './evaluate';
export * from './facts';
export * from './scorecard';
export * from './subject';
export * from './tree';
export { ENGINE_VERSION } from './version';
