/** A package that extends an orchestrator for those who install it: it runs nothing itself. */
export const pluginPackage = {
  name: 'a package of operators, which others run',
  files: {
    'pyproject.toml':
      '[project]\nname = "shop"\n\n[project.entry-points.apache_airflow_provider]\nprovider_info = "shop:info"\n',
    'shop/__init__.py': '',
    'shop/operators.py':
      'from airflow.models import BaseOperator\n\n\nclass Shop(BaseOperator):\n    pass\n',
  },
};
