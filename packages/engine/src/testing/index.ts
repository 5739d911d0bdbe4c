export { describeCheck } from './describeCheck';
export { HEADINGS, readExamples } from './examples';
export { pluginPackage } from './pluginPackage';
export { processorTimeOf } from './processorTime';
export { runOnTree } from './runOnTree';
export { factsOfTree, subjectOf } from './tree';
export type { Tree } from './tree';
export { fenced, text } from './readmes';
