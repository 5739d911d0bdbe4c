export type { Subject, SubjectLink, SubjectOwner } from './Subject';
export type { EntityLike } from './subjectFromEntity';
export { subjectFromEntity } from './subjectFromEntity';
export { subjectFromFiles } from './subjectFromFiles';
