/** Commands that show what a program did or does: logs, states, debuggers. */
export const debug: RegExp[] = [
  // Containers and clusters
  /^(docker|podman|nerdctl)( (container|service))? (logs|inspect|attach)\b/,
  /^(docker|podman|nerdctl)[- ]compose( \S+){0,6} logs( |$)/,
  /^(kubectl|oc)( \S+){0,6} (logs|describe|debug|events)( |$)/,
  /^(stern|kubetail|k9s)( |$)/,
  // Services of the system and of platforms
  /^journalctl( |$)/,
  /^systemctl (-\S+ )*status \S/,
  /^service \S+ status\b/,
  /^supervisorctl (tail|status)\b/,
  /^pm2 (logs?|monit)\b/,
  /^(heroku|flyctl|fly|railway|vercel|netlify|cf|sls|serverless|sam|eb|dokku|modal|nomad|az|gcloud|doctl|databricks|supabase|convox|render)( \S+){0,6} (logs?|logging|logs:tail|tail)( |$)/,
  /^(aws logs|wrangler tail|firebase functions:log|gh run view)\b/,
  // Files
  /^tail (-\S+ )*(-\w*[fF]|--follow)/,
  /^(tail|less|more|cat|head|grep|zless|zcat|bat|multitail|lnav|vim?|nano|code|type|get-content)\b.*(\.log\b|[\s/]logs?\/|\.(out|err)( |$))/i,
  // Pipelines and orchestrators
  /^prefect( \S+){1,3} (logs|inspect)\b/,
  /^airflow (tasks? (logs|state|failed-deps)|dags? (state|list-import-errors)|list_import_errors|info)\b/,
  /^astro dev logs\b/,
  /^dagster (debug|run logs)\b/,
  /^dbt (debug\b|.*--debug\b)/,
  /^nextflow log\b/,
  /^snakemake .*--debug/,
  // Debuggers and levels
  /^(ipdb|pdb|pudb3?|gdb|lldb|strace|py-spy|ndb|debugpy)( |$)/,
  /^(i?pdb|pudb|debugpy)\.\w+\(/,
  /^breakpoint\(\)/,
  /^python (-\S+ )*-m (pdb|ipdb|pudb|debugpy|trace)\b/,
  /^(pytest|python -m pytest)\b.* --(pdb|trace)\b/,
  /^node (\S+ )*--inspect(-brk)?\b/,
  /\s--?(log[-_]?level|log-cli-level|logging[-_]level|loglevel|verbosity)[= ]"?(debug|trace)\b/i,
  /^(export |set |\$env:)\w*LOG_?LEVEL\w* ?= ?["']?(debug|trace)\b/i,
  /(^|[\s(;{:])(traceback|debugonce|last_trace|last_error|tar_workspace|showLogs|diagnostics)\(/,
];
