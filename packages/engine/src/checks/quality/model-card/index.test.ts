import { describeCheck } from '../../../testing';
import { modelCard } from '.';

const TRAINS = {
  'train.py': 'from sklearn.svm import SVC\n\nSVC().fit(x, y)\n',
};
const SERVES = {
  'app.py':
    'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("m")\n\n\n@app.get("/a")\ndef a():\n    return 1\n',
};
const FULL = [
  '# Churn',
  '## Intended use',
  'Ranks customers for the weekly calls of the retention team.',
  '## Training data',
  'Contracts of private customers, 2021 to 2024.',
  '## Evaluation',
  'ROC AUC 0.81 on the last three months.',
  '## Limitations and bias',
  'Business customers were not in the data at all.',
].join('\n\n');

describeCheck(modelCard, {
  pass: [
    {
      name: 'a file at the root',
      files: { ...TRAINS, 'MODEL_CARD.md': FULL },
      at: 'MODEL_CARD.md',
    },
    {
      name: 'a file in docs, for a service',
      files: { ...SERVES, 'docs/model-card.md': FULL },
    },
    {
      name: 'one of several, in a folder of cards',
      files: { ...TRAINS, 'reports/model_cards/churn.md': FULL },
    },
    {
      name: 'a section of the README',
      files: {
        ...TRAINS,
        'README.md': `# Project\n\nHow to run it.\n\n## Model card\n\n${FULL.replace(
          /^# .*\n/,
          '',
        ).replace(/^## /gm, '### ')}\n\n## Licence\n`,
      },
      at: 'README.md:5',
    },
    {
      name: 'a README as model hubs read it',
      files: {
        ...TRAINS,
        'README.md': `---\nlibrary_name: transformers\npipeline_tag: text-classification\n---\n\n${FULL}`,
      },
      at: 'README.md',
    },
    {
      name: 'labels instead of headings',
      files: {
        ...TRAINS,
        'MODEL_CARD.md':
          '# Churn\n\n- **Intended use:** ranks customers for weekly calls\n- **Data:** contracts of private customers, 2021 to 2024\n- **Metrics:** ROC AUC 0.81 on the last three months\n- **Limitations:** business customers were not in the data\n',
      },
    },
    {
      name: 'a table',
      files: {
        ...TRAINS,
        'MODEL_CARD.md':
          '# Churn\n\n| Topic | Text |\n|---|---|\n| Intended use | ranks customers for weekly calls |\n| Data | contracts of private customers |\n| Metrics | ROC AUC 0.81 on the last months |\n| Limits | business customers were not in it |\n',
      },
    },
    {
      name: 'YAML',
      files: {
        ...TRAINS,
        'model_card.yaml':
          'intended_use: ranks customers for weekly calls\ntraining_data: contracts of private customers\nmetrics: ROC AUC 0.81 on the last months\nlimitations: business customers were not in it\n',
      },
    },
    {
      name: "vetiver's, in R Markdown",
      files: {
        'a.R': 'library(parsnip)\nm <- fit(linear_reg(), y ~ x, d)\n',
        'model_card.Rmd': `---\ntitle: "Model Card"\noutput: html_document\n---\n\n${FULL}`,
      },
    },
    {
      name: 'German',
      files: {
        ...TRAINS,
        'docs/Modellkarte.md':
          '# Modellkarte\n\n## Verwendungszweck\n\nOrdnet Kunden für die wöchentlichen Anrufe.\n\n## Trainingsdaten\n\nVerträge von Privatkunden seit 2021.\n\n## Metriken\n\nROC AUC 0,81 auf den letzten drei Monaten.\n\n## Grenzen\n\nGeschäftskunden waren nicht in den Daten.\n',
      },
    },
    {
      name: 'Portuguese',
      files: {
        ...TRAINS,
        'MODEL_CARD.md':
          '# Modelo\n\n## Uso pretendido\n\nOrdena clientes para as ligações da semana.\n\n## Dados de treino\n\nContratos de clientes desde 2021.\n\n## Métricas\n\nROC AUC 0,81 nos últimos três meses.\n\n## Limitações\n\nEmpresas não estavam nos dados.\n',
      },
    },
    {
      name: 'Chinese',
      files: {
        ...TRAINS,
        'MODEL_CARD.md':
          '# 模型卡\n\n## 预期用途\n\n为每周的客户回访排序\n\n## 训练数据\n\n二零二一年以来的合同\n\n## 评估指标\n\n最近三个月的准确率八成\n\n## 局限性\n\n数据中没有企业客户信息\n',
      },
    },
  ],
  fail: [
    {
      name: 'no card',
      files: TRAINS,
      at: 'train.py:3',
      message: /trains a model with sklearn, and no model card/,
    },
    {
      name: 'no card of what is served',
      files: SERVES,
      at: 'app.py:5',
      message: /loads a model/,
    },
    {
      name: 'training in a notebook',
      files: {
        'a.ipynb': JSON.stringify({
          cells: [{ cell_type: 'code', source: TRAINS['train.py'] }],
        }),
      },
    },
    {
      name: 'a card that says half of it',
      files: {
        ...TRAINS,
        'MODEL_CARD.md': FULL.split('## Evaluation')[0],
      },
      at: 'MODEL_CARD.md',
      message: /how good it is, where it must not be trusted\./,
    },
    {
      name: "a hub's template",
      files: {
        ...TRAINS,
        'README.md':
          '---\nlibrary_name: transformers\n---\n\n# Model\n\n## Uses\n\n[More Information Needed]\n\n## Training Data\n\n[More Information Needed]\n\n## Evaluation\n\n[More Information Needed]\n\n## Limitations\n\n[More Information Needed]\n',
      },
      message: /does not say what the model is for/,
    },
    {
      name: 'headings without text',
      files: {
        ...TRAINS,
        'MODEL_CARD.md': '# A\n## Use\n## Data\n## Metrics\n## Limits\nTODO\n',
      },
    },
    {
      name: 'a README that only speaks of its model',
      files: {
        ...TRAINS,
        'README.md':
          '# Churn\n\n## Data\n\nContracts of customers.\n\n## Results\n\nROC AUC 0.81 on the last months.\n',
      },
    },
    {
      name: 'the card of an example',
      files: { ...TRAINS, 'examples/a/MODEL_CARD.md': FULL },
      at: 'train.py:3',
    },
  ],
  notApplicable: [
    { name: 'no model', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'a service without a model',
      files: {
        'app.py':
          'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/a")\ndef a():\n    return "1"\n',
      },
    },
    {
      name: 'code that only scales columns',
      files: {
        'a.py':
          'from sklearn.preprocessing import StandardScaler\n\nx = StandardScaler().fit(x)\n',
      },
    },
    {
      name: 'training that only stands in the documentation of R functions',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': "#' caret::train(y ~ ., d)\na <- function() 1\n",
      },
    },
  ],
  unknown: [
    {
      name: 'a card that was too large to be read',
      files: { ...TRAINS, 'MODEL_CARD.md': FULL },
      limits: { bytesPerFile: 100 },
    },
  ],
});
