import { describeCheck } from '../../../testing';
import { ownerGroup } from '.';

const owner = (ref: string, exists?: boolean) => ({
  owner: exists === undefined ? { ref } : { ref, exists },
});

const file = `\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: example
spec:
  owner: data
`;

describeCheck(ownerGroup, {
  pass: [
    {
      name: 'a group that the catalog holds',
      files: {},
      subject: owner('group:default/data', true),
    },
    {
      name: 'a group of another namespace',
      files: {},
      subject: owner('group:research/data', true),
      message: 'group:research/data owns',
    },
    {
      name: 'a group, with the place where the file names it',
      files: { 'catalog-info.yaml': file },
      subject: owner('group:default/data', true),
      at: 'catalog-info.yaml:1',
    },
  ],
  fail: [
    { name: 'no owner', files: {}, message: 'names no owner' },
    {
      name: 'a user, also where there is no catalog',
      files: {},
      subject: owner('user:default/ana'),
      message: 'one person',
    },
    {
      name: 'a user that exists',
      files: {},
      subject: owner('user:default/ana', true),
    },
    {
      name: 'the guest, also where there is no catalog',
      files: {},
      subject: owner('user:development/guest'),
      message: 'no account',
    },
    {
      name: 'a group of guests',
      files: {},
      subject: owner('group:default/guests', true),
      message: 'no account',
    },
    {
      name: 'a reference that leads nowhere',
      files: {},
      subject: owner('group:default/dta', false),
      message: 'knows no group:default/dta',
    },
    {
      name: 'an entity that is no group',
      files: {},
      subject: owner('component:default/churn', true),
      message: 'is no group',
    },
  ],
  unknown: [
    {
      name: 'a group, where there is no catalog to ask',
      files: { 'catalog-info.yaml': file },
      subject: { ...owner('group:default/data'), from: 'file' },
      at: 'catalog-info.yaml:1',
    },
  ],
});
