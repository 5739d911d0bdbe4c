export type { Subject, SubjectLink, SubjectOwner } from './Subject';
