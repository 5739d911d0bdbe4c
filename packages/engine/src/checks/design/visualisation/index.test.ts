import { describeCheck } from '../../../testing';
import { designVisualisation } from '.';

const NOTEBOOK = JSON.stringify({
  cells: [{ cell_type: 'code', source: 'print(1)' }],
});

describeCheck(designVisualisation, {
  pass: [
    {
      name: 'Python',
      files: {
        'a.py': 'import matplotlib.pyplot as plt\nimport streamlit as st\n',
      },
      at: 'a.py:1',
      message: /Matplotlib \(library\), Streamlit \(application\)/,
    },
    {
      name: 'R',
      files: { 'app.R': 'library(shiny)\nggplot2::qplot(x)\nshinyApp(a, b)\n' },
      at: 'app.R:2',
      message: /ggplot2 \(library\), Shiny \(application\)/,
    },
    {
      name: 'a user interface of a framework for chats',
      files: { 'a.py': 'import chainlit as cl\n' },
    },
    {
      name: 'Node',
      files: { 'a.js': "import Chart from 'chart.js/auto';\n" },
      message: /Chart\.js/,
    },
    {
      name: 'files of a BI tool',
      files: { 'a.sql': 'select 1', 'reports/orders.pbix': 'x' },
      at: 'reports/orders.pbix',
      message: /Power BI \(BI tool\)/,
    },
    {
      name: 'dashboards of Grafana',
      files: { 'docker/grafana/dashboards/a.json': '{}' },
      message: /Grafana/,
    },
    {
      name: 'a notebook that draws',
      files: {
        'a.ipynb': JSON.stringify({
          cells: [{ cell_type: 'code', source: 'import seaborn as sns' }],
        }),
      },
      at: 'a.ipynb:1',
    },
  ],
  fail: [
    {
      name: 'a notebook without a chart',
      files: { 'a.ipynb': NOTEBOOK },
      at: 'a.ipynb',
    },
    {
      name: 'charts in documents only',
      files: { 'a.ipynb': NOTEBOOK, 'docs/a.py': 'import seaborn\n' },
    },
    {
      name: 'a page without a library for charts',
      files: { 'a.ipynb': NOTEBOOK, 'README.Rmd': '# A\n' },
    },
  ],
  notApplicable: [
    { name: 'a pipeline', files: { 'dags/a.py': 'from airflow import DAG\n' } },
    {
      name: 'an app by the word of the catalog',
      files: { 'a.py': 'x = 1\n' },
      subject: { type: 'website' },
    },
  ],
});
