import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Entity } from '@backstage/catalog-model';

/** Where a component's source is. */
export interface Source {
  /** Which of the hosts. */
  host: number;
  /** The repository's number there: what stays when it is renamed. */
  repository: number;
  folder: string;
  /** As the annotation has it. */
  location: string;
}

/** A component as the catalog has it. */
export interface Component {
  name: string;
  title: string;
  lifecycle: string;
  owner: string;
  source: Source;
}

export const OWNERS = ['demand', 'pricing', 'stock', 'risk'];

export const refOf = (name: string): string => `component:default/${name}`;

export const entityOf = (component: Component): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: component.name,
    namespace: 'default',
    title: component.title,
    annotations: {
      'backstage.io/source-location': component.source.location,
    },
  },
  spec: {
    type: 'service',
    lifecycle: component.lifecycle,
    owner: component.owner,
  },
  relations: [
    { type: 'ownedBy', targetRef: `group:default/${component.owner}` },
  ],
});

const groupOf = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', title: `Team ${name}` },
  spec: { type: 'team', children: [] },
});

/** The catalog that all replicas ask, and what each component was in it at any time. */
export class Catalog {
  readonly #components = new Map<string, Component>();
  readonly #past = new Map<string, Component[]>();
  readonly #left = new Map<string, number>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((_, response) => {
      const entities = [
        ...OWNERS.map(groupOf),
        ...[...this.#components.values()].map(entityOf),
      ];
      response.end(JSON.stringify(entities));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  set(component: Component): void {
    const { name } = component;
    this.#components.set(name, component);
    this.#past.set(name, [...(this.#past.get(name) ?? []), component]);
  }

  remove(name: string): void {
    if (this.#components.delete(name)) {
      this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
    }
  }

  all(): Component[] {
    return [...this.#components.values()];
  }

  /** All that a component ever was. */
  pastOf(name: string): Component[] {
    return this.#past.get(name) ?? [];
  }

  /** How often it was taken out. */
  leftOf(name: string): number {
    return this.#left.get(name) ?? 0;
  }
}
