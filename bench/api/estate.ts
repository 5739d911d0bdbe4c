/** A made-up estate: the same for the same size. */
import type { Entity } from '@backstage/catalog-model';

/** Everybody may see the components with this label under the conditional policy: one of two. */
export const VISIBLE_LABEL = 'bench.example/visible';

const OWNERS = 500;
/** Groups below each group: five levels of 1, 4, 16, 64 and the rest. */
const CHILDREN = 4;

/** Random numbers from 0 to 1 that a seed repeats (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const parentOf = (index: number) =>
  // From the fourth level on they are leaves: the tree is five levels deep.
  index < 85 ? Math.floor((index - 1) / CHILDREN) : 21 + ((index - 85) % 64);

const AREAS = ['Demand', 'Pricing', 'Delivery', 'Customers', 'Risk', 'Stock'];
const WORKS = ['forecasts', 'models', 'pipelines', 'reports', 'services'];

/** A name for people, the first of its kind without a number. */
function titleOf(index: number): string {
  const area = AREAS[index % AREAS.length];
  const work = WORKS[index % WORKS.length];
  const round = Math.floor(index / (AREAS.length * WORKS.length));
  return `${area} ${work}${round > 0 ? ` ${round + 1}` : ''}`;
}

const groupOf = (index: number): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: `group-${index}`,
    title: index === 0 ? 'Everybody' : titleOf(index),
  },
  spec: {
    type: 'team',
    children: [],
    ...(index > 0 && { parent: `group-${parentOf(index)}` }),
  },
});

const TYPES = ['service', 'job', 'pipeline', 'model', 'library'];
const LIFECYCLES = ['experimental', 'production', 'production', 'deprecated'];
const TAGS = ['python', 'r', 'node', 'forecast', 'batch', 'customer'];

export const nameOf = (index: number) => `component-${index}`;

/** The catalog's entities. */
export function estateOf(components: number): Entity[] {
  const random = randomOf(components);
  const any = <Item>(items: readonly Item[]) =>
    items[Math.floor(random() * items.length)];
  const annotations = { 'backstage.io/managed-by-location': 'bench:estate' };
  const entities = [
    ...Array.from({ length: OWNERS }, (_, index) => groupOf(index)),
    ...Array.from({ length: 20 }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: `domain-${index}` },
      spec: { owner: 'group-0' },
    })),
    ...Array.from({ length: 200 }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: `system-${index}` },
      spec: { owner: 'group-0', domain: `domain-${index % 20}` },
    })),
    ...Array.from({ length: components }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: nameOf(index),
        title: titleOf(index),
        description: `What component ${index} does, in a sentence.`,
        tags: [...new Set([any(TAGS), any(TAGS)])],
        labels: { [VISIBLE_LABEL]: index % 2 === 0 ? 'yes' : 'no' },
        annotations: {
          'backstage.io/source-location': `url:https://github.com/bench/estate/tree/main/${nameOf(
            index,
          )}/`,
        },
      },
      spec: {
        type: any(TYPES),
        lifecycle: any(LIFECYCLES),
        owner: `group-${Math.floor(random() * OWNERS)}`,
        system: `system-${Math.floor(random() * 200)}`,
      },
    })),
  ];
  return entities.map((entity: Entity) => ({
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...annotations,
        'backstage.io/managed-by-origin-location': 'bench:estate',
        ...entity.metadata.annotations,
      },
    },
  }));
}
