/** A group of the owner tree. */
export interface FakeGroup {
  ref: string;
  title: string;
  parent?: string;
}

/** Indented by two blanks a level. */
const TREE = `
Commercial
  Marketing
    Campaigns
    Attribution
    Customer insight
      Segmentation
      Churn
  Sales
    Pricing
    Lead scoring
  Customer service
    Contact centre
    Self service
Operations
  Supply chain
    Demand forecasting
    Inventory
    Replenishment
  Logistics
    Routing
    Fleet telemetry
    Warehouse
  Energy
    Meter data
    Grid balancing
    Load forecasting
Risk and finance
  Credit risk
    Scoring models
    Collections
  Fraud
    Transaction monitoring
    Identity
  Finance
    Planning
    Reporting
Data platform
  Ingestion
  Data engineering
  ML platform
    Feature store
    Serving
  Analytics tools
`;

const refOf = (title: string) =>
  `group:default/${title.toLowerCase().replaceAll(' ', '-')}`;

function parse(text: string): FakeGroup[] {
  const above: string[] = [];
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const title = line.trim();
      const depth = (line.length - title.length) / 2;
      above.length = depth;
      above.push(refOf(title));
      return { ref: refOf(title), title, parent: above[depth - 1] };
    });
}

export const GROUPS = parse(TREE);

const PARENT = new Map(GROUPS.map(({ ref, parent }) => [ref, parent]));

/** A group and all above it. */
export function lineOf(owner: string | undefined): string[] {
  const line = [];
  for (let ref = owner; ref; ref = PARENT.get(ref)) line.push(ref);
  return line;
}

export const SYSTEMS = [
  ['customer-360', 'customer'],
  ['loyalty', 'customer'],
  ['pricing', 'commerce'],
  ['checkout', 'commerce'],
  ['forecasting', 'operations'],
  ['routing', 'operations'],
  ['smart-meter', 'energy'],
  ['credit-decisions', 'risk'],
  ['fraud-detection', 'risk'],
  ['data-lake', 'platform'],
  ['ml-serving', 'platform'],
].map(([system, domain]) => ({
  system: `system:default/${system}`,
  domain: `domain:default/${domain}`,
}));

/** `group:default/ml-platform` as people would write it. */
export function titleOfRef(ref: string): string {
  const group = GROUPS.find(one => one.ref === ref);
  if (group) return group.title;
  const name = ref.slice(ref.indexOf('/') + 1).replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
