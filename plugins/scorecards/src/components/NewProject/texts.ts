import type { Text } from '../../translation';
import type { NameHolder } from './names';
import type { Partner } from './partner';

/** Who has a name already. */
export function nameText(t: Text, name: string, { owner }: NameHolder): string {
  return owner
    ? t('newProject.name.taken', { name, owner })
    : t('newProject.name.takenByNobody', { name });
}

/** What a partner brings, or why it must be another one. */
export function partnerText(t: Text, found: Partner): string {
  const { verdict, partner, owner, discipline, wanted, groups } = found;
  const or = t('newProject.partner.or');
  const choice = {
    partner,
    wanted: wanted.join(or),
    groups: groups.join(or) || t('newProject.partner.noGroup'),
  };
  switch (verdict) {
    case 'good':
      return t('newProject.partner.good', { partner, discipline });
    case 'itself':
      return t('newProject.partner.itself', choice);
    case 'same':
      return t('newProject.partner.same', { ...choice, owner, discipline });
    default:
      return t('newProject.partner.unknown', choice);
  }
}
