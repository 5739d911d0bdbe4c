import { defineDerivedFact } from '../Fact';

/** An annotation of the catalog that connects the component to a tool that calls people. @public */
export interface OnCallAnnotation {
  /** The whole key: `pagerduty.com/service-id`. */
  name: string;
  /** Whether the tool also knows who is called. */
  callsPeople: boolean;
}

/** Tools that know who is on call: the domains under which their plugins annotate. */
const CALLS_PEOPLE =
  /^(?:[\w-]+\.)*(?:pagerduty\.com|opsgenie\.com|atlassian\.com|victorops\.com|splunk\.com|ilert\.com|incident\.io|rootly\.com|firehydrant\.com|squadcast\.com|zenduty\.com|xmatters\.com|betterstack\.com|spike\.sh|grafana|grafana\.com)\/(?!dashboard|overview|tag-selector)[\w.-]*(?:service|integration|component|team|schedule|on-?call|escalation|rotation|routing|key|slug)/i;
/** Tools that raise alerts and leave it to others whom they reach. */
const RAISES =
  /^(?:grafana|grafana\.com)\/alert[\w-]*|^prometheus\.io\/alert$|^datadoghq\.com\/monitor|^alertmanager\b/i;
/** Values that stand for one that is still to come. */
const EMPTY = /^\s*$|^(?:TODO|TBD|changeme|none|null|n\/a|<.*>|\$\{\{.*)$/i;

/** The annotations of alerting tools, as the catalog has them. @public */
export const onCall = defineDerivedFact({
  name: 'onCall',
  uses: {},
  derive: (_, { annotations = {} }): OnCallAnnotation[] =>
    Object.entries(annotations)
      .filter(([, value]) => !EMPTY.test(value))
      .map(([name]) => ({ name, callsPeople: CALLS_PEOPLE.test(name) }))
      .filter(({ name, callsPeople }) => callsPeople || RAISES.test(name)),
});
