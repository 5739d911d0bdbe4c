// Written by `yarn docs:checks` from the READMEs of the checks: change those.
import type { CheckDocs } from './docs';

export const DOCS: Readonly<Record<string, CheckDocs>> = {
  "deps.update-bot": {
    "looksFor": "The configuration of Dependabot (`.github/dependabot.yml`) or Renovate (`renovate.json` and its other usual places), in\nthe component's folder or above it.",
    "why": "Pinned dependencies stay as they are until somebody moves them, known holes included. A bot turns that chore into small\npull requests that the tests judge.",
    "howToFix": "Add `.github/dependabot.yml` with an entry for each ecosystem of the project, or `renovate.json` where Renovate is\ninstalled.",
    "passes": "`.github/dependabot.yml`:\n\n```yaml\nversion: 2\nupdates:\n  - package-ecosystem: pip\n    directory: /\n    schedule:\n      interval: weekly\n```",
    "fails": "`requirements.txt`:\n\n```text\npandas==2.2.3\n```"
  },
  "team.owner-group": {
    "looksFor": "The owner that the catalog knows of the component (`spec.owner`), and whether it is a group that exists there. Users,\nguests and references that lead nowhere do not count. Outside of the portal, where no catalog can be asked, the answer\nfor a group is _unknown_.",
    "why": "One person is on holiday, changes teams, leaves. A group stays, can be reached at any time, and knows that the component\nis its own. A reference that leads nowhere looks like an owner until the day somebody needs one.",
    "howToFix": "Set `spec.owner` in `catalog-info.yaml` to a group of the catalog, as `group:default/NAME`. The portal lists the groups\nunder _Catalog_ → kind _Group_. Where the right group is missing, have it added to the organisation's data.",
    "passes": "What the catalog knows:\n\n```yaml\nowner:\n  ref: group:default/data-science\n  exists: true\n```",
    "fails": "### Owned by one person\n\nWhat the catalog knows:\n\n```yaml\nowner:\n  ref: user:default/ana\n  exists: true\n```\n\n### A group that the catalog does not know\n\nWhat the catalog knows:\n\n```yaml\nowner:\n  ref: group:default/data-sience\n  exists: false\n```\n\n### No owner\n\n`catalog-info.yaml`:\n\n```yaml\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: example\nspec:\n  type: service\n  lifecycle: production\n```"
  },
  "catalog.registered": {
    "looksFor": "A `catalog-info.yaml` in the component's folder, or the nearest one above it, with a document that describes this\ncomponent and names `spec.type`, `spec.lifecycle` and `spec.owner`. A component that the catalog knows from elsewhere,\nwithout a file in its repository, passes when its entry names all three.",
    "why": "The catalog is where people look first: what is this, is it in production, whom do I ask. A project that is not in it\nis found by rumour, and nobody is told when it breaks.",
    "howToFix": "Add `catalog-info.yaml` beside the README and register its address in the portal (_Create_ → _Register existing\ncomponent_). Name the three fields under `spec`: `type` (service, website, library…), `lifecycle` (experimental,\nproduction, deprecated) and `owner` (a group of the catalog, as `group:default/NAME`).",
    "passes": "`catalog-info.yaml`:\n\n```yaml\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: example\nspec:\n  type: service\n  lifecycle: production\n  owner: group:default/data-science\n```",
    "fails": "### No file, and nothing in the catalog\n\nWhat the catalog knows:\n\n```yaml\nfrom: file\n```\n\n### A file without an owner\n\n`catalog-info.yaml`:\n\n```yaml\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: example\nspec:\n  type: service\n  lifecycle: production\n```"
  }
};
