import { createApp } from '@backstage/frontend-defaults';
import scorecardsCatalogColumn from '@opaq/plugin-scorecards/catalog-column';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [homeModule, navModule, scorecardsCatalogColumn, signInModule],
});
