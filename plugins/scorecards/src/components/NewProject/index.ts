export { ComponentName } from './ComponentName';
export { OpaqAnswer } from './OpaqAnswer';
export { PartnerGroup } from './PartnerGroup';
export { ProjectPreview } from './ProjectPreview';
export { RepositoryUrl } from './RepositoryUrl';
export { validateAnswer, validateName, validatePartner } from './validators';
