import { code, notebookCode } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { directManifests } from '../dependencies/manifests/direct';
import { technologiesIn, type Known, type Technology } from './Technology';

const library = 'library';
const app = 'application';
const bi = 'BI tool';

const PRESENTERS: readonly Known[] = [
  { name: 'Matplotlib', kind: library, modules: ['matplotlib', 'pylab'] },
  { name: 'Seaborn', kind: library, modules: ['seaborn'] },
  {
    name: 'Plotly',
    kind: library,
    modules: ['plotly', 'plotly.js', 'plotly.js-dist', 'react-plotly.js'],
  },
  { name: 'Bokeh', kind: library, modules: ['bokeh'] },
  {
    name: 'Altair or Vega',
    kind: library,
    modules: ['altair', 'vega', 'vega-lite', 'vega-embed', 'vegawidget'],
  },
  {
    name: 'HoloViews',
    kind: library,
    modules: ['holoviews', 'hvplot', 'datashader'],
  },
  { name: 'plotnine', kind: library, modules: ['plotnine'] },
  {
    name: 'ggplot2',
    kind: library,
    modules: ['ggplot2', 'tidyverse', 'ggpubr', 'lattice'],
  },
  {
    name: 'ECharts',
    kind: library,
    modules: ['pyecharts', 'echarts4r', 'echarts'],
  },
  {
    name: 'Highcharts',
    kind: library,
    modules: ['highcharter', 'highcharts', 'highcharts_core'],
  },
  {
    name: 'Chart.js',
    kind: library,
    modules: ['chart.js', 'chartjs', 'react-chartjs-2'],
  },
  {
    name: 'D3',
    kind: library,
    modules: ['d3', 'r2d3', 'd3-shape', 'd3-selection'],
  },
  {
    name: 'Recharts, Nivo or Victory',
    kind: library,
    modules: [
      'recharts',
      '@nivo/core',
      'victory',
      'apexcharts',
      '@observablehq/plot',
    ],
  },
  {
    name: 'maps (Folium, Leaflet, deck.gl, kepler.gl)',
    kind: library,
    modules: [
      'folium',
      'leaflet',
      'tmap',
      'mapview',
      'pydeck',
      'keplergl',
      'deck.gl',
      'mapbox-gl',
      'maplibre-gl',
      'mapgl',
    ],
  },
  {
    name: 'tables (DT, gt, Great Tables)',
    kind: library,
    modules: ['DT', 'gt', 'reactable', 'great_tables', 'kableExtra', 'itables'],
  },
  {
    name: 'word clouds, networks (wordcloud, pyvis, visNetwork)',
    kind: library,
    modules: ['wordcloud', 'pyvis', 'visNetwork', 'wordcloud2'],
  },
  {
    name: 'Shiny',
    kind: app,
    modules: [
      'shiny',
      'shinydashboard',
      'flexdashboard',
      'golem',
      'rhino',
      'bslib',
    ],
  },
  { name: 'Streamlit', kind: app, modules: ['streamlit'] },
  { name: 'Dash', kind: app, modules: ['dash'] },
  { name: 'Gradio', kind: app, modules: ['gradio'] },
  { name: 'Panel or Voilà', kind: app, modules: ['panel', 'voila', 'solara'] },
  {
    name: 'Chainlit, Taipy or NiceGUI',
    kind: app,
    modules: ['chainlit', 'taipy', 'nicegui'],
  },
  {
    name: 'Evidence',
    kind: app,
    modules: ['@evidence-dev/evidence'],
    files: /(^|\/)evidence\.(plugins|config)\.ya?ml$/,
  },
  {
    name: 'Observable Framework',
    kind: app,
    modules: ['@observablehq/framework'],
    files: /(^|\/)observablehq\.config\.[jt]s$/,
  },
  {
    name: 'Quarto',
    kind: app,
    modules: ['quarto'],
    files: /(^|\/)_quarto\.ya?ml$|\.qmd$/,
  },
  {
    name: 'R Markdown',
    kind: app,
    modules: ['rmarkdown'],
    files: /(^|\/)(?!readme\b)[^/]*\.Rmd$/i,
  },
  {
    name: 'Power BI',
    kind: bi,
    modules: ['powerbiclient', 'powerbi-client'],
    files: /\.(pbix|pbit|pbip|pbism)$/i,
  },
  {
    name: 'Tableau',
    kind: bi,
    modules: ['tableauserverclient', 'tableauhyperapi'],
    files: /\.(twbx?|tdsx?|hyper)$/i,
  },
  {
    name: 'Superset',
    kind: bi,
    modules: ['superset', 'preset_cli', '@superset-ui/embedded-sdk'],
    packages: ['apache-superset'],
    files: /(^|\/)superset[^/]*\/|(^|\/)superset_config\.py$/i,
  },
  {
    name: 'Metabase',
    kind: bi,
    modules: ['metabase', 'dbtmetabase'],
    packages: ['dbt-metabase'],
    files: /(^|\/)metabase[^/]*\//i,
  },
  {
    name: 'Looker',
    kind: bi,
    modules: ['looker_sdk'],
    files: /\.lkml$|\.lookml$/i,
  },
  { name: 'Lightdash', kind: bi, modules: [], files: /(^|\/)lightdash[^/]*\// },
  {
    name: 'Grafana',
    kind: bi,
    modules: [],
    files: /(^|\/)grafana[^/]*\/.*\.(json|ya?ml|libsonnet)$/i,
  },
  {
    name: 'Redash',
    kind: bi,
    modules: ['redash_toolbelt'],
    files: /(^|\/)redash[^/]*\//i,
  },
  { name: 'Kibana', kind: bi, modules: [], files: /(^|\/)kibana[^/]*\//i },
];

/** What presents the project's data. @public */
export const visualisation = defineDerivedFact({
  name: 'visualisation',
  uses: { files, code, notebookCode, directManifests },
  derive: ({
    files: all,
    code: sources,
    notebookCode: cells,
    directManifests: declared,
  }): Technology[] =>
    technologiesIn(PRESENTERS, [...sources, ...cells], declared, all),
});
