import {
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import type { EstateFilter } from '@opaq/plugin-scorecards-common';

/** Which components an entity stands for; undefined where it stands for none. */
export function filterOf(entity: Entity): EstateFilter | undefined {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'domain':
      return { domain: [ref] };
    case 'system':
      return { system: [ref] };
    case 'group':
      return { owner: [ref] };
    case 'user': {
      const groups = getEntityRelations(entity, RELATION_MEMBER_OF);
      return {
        owner: [ref, ...groups.map(group => stringifyEntityRef(group))],
      };
    }
    default:
      return undefined;
  }
}
