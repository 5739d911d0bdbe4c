import { words, type Patterns } from './patterns';

/**
 * Shows what becomes of a job that fails, and which notebooks a job runs. Each word is common by itself: it counts in a
 * file of a workflow tool.
 */
export const workflow = {
  python: [
    [
      'retries',
      // A parameter of a function of the project's own is none.
      /^(?!\s*(?:async\s+)?def\s).*?(?:\bretries\s*=(?!\s*(?:0\b|None\b))|["']retries["']\s*:(?!\s*(?:0\b|None\b))|\bRetryPolicy\(|\bretry_polic(?:y|ies)\s*=(?!\s*(?:None\b))|@retry\b|\.set_retry\(|\bretry_strategy\s*=|\bRetryStrategy\(|\bStepRetryConfig\(|\.add_retry\(|\bretry_count\s*=\s*[1-9])/,
      words('retry retries Retry'),
    ],
    [
      'failureNotice',
      /\bon_failure(?:_callback)?\s*=(?!\s*(?:None\b|False\b|\[\]))|["']on_failure_callback["']\s*:(?!\s*(?:None\b))|\bon_crashed\s*=|["']email_on_failure["']\s*:(?!\s*(?:False\b|0\b|None\b))|\bemail_on_failure\s*=(?!\s*(?:False\b|0\b|None\b))|@[\w.]*\bon_failure\b|run_failure_sensor\b|@[\w.]*\bfailure_hook\b|\bone_failed\b|\bONE_FAILED\b|\bExitHandler\(|@exit_hook\b|\bEvent\.FAILURE\b|\bon_(?:pipeline|node)_error\b|\bVertexNotificationEmailOp\(|\bnotifications\s*=\s*\[\s*\w?|\.add_catch\(|\bAutomation\(/,
      words(
        'failure on_crashed one_failed ONE_FAILED ExitHandler exit_hook Event.FAILURE on_pipeline_error on_node_error VertexNotification notifications add_catch Automation(',
      ),
    ],
    [
      'runsNotebook',
      /\bexecute_notebooks?\(|\bPapermillOperator\(|\bDatabricksNotebookOperator\(|["']?\bnotebook_task\b["']?\s*[=:]|\bNotebookJobStep\(|\bdefine_dagstermill_(?:op|asset)\(|\bExecutePreprocessor\(|\bdbutils\.notebook\.run\(|\bpapermill\s+\S{1,200}\.ipynb|\bnbconvert\b.{0,200}--execute/,
      words(
        'execute_notebook PapermillOperator NotebookOperator notebook_task NotebookJobStep define_dagstermill ExecutePreprocessor notebook.run papermill nbconvert',
      ),
    ],
    [
      'alarm',
      /\b(?:cloudwatch|cw|aws_cloudwatch)\.(?:Cfn)?(?:Metric|Composite)?Alarm\(|\bput_metric_alarm\(|\.create_alarm\(|\bMetricAlarm\(|\bAlertPolicyServiceClient\(/,
      words('Alarm( _alarm( AlertPolicyServiceClient'),
    ],
    [
      'definesJob',
      // At the margin: what a function makes is made for who calls it.
      /^(?:with |\w{1,60}\s*=\s*|)(?:\w{1,40}\.)?(?:DAG|Flow|Definitions|\w{0,20}ScheduleDefinition|define_asset_job)\(|^@(?:\w{1,40}\.)?(?:dag|flow|job|asset|multi_asset|graph_asset|repository|schedule|definitions)\b/,
      words(
        'DAG( Flow( Definitions( ScheduleDefinition( define_asset_job( @dag @flow @job @asset @repository @schedule @definitions .dag .flow .job .asset .multi_asset .graph_asset .repository .schedule .definitions @multi_asset @graph_asset',
      ),
    ],
    [
      'extendsTool',
      /^class \w{1,80}\(.{0,200}(?:Operator|Sensor|Hook|Trigger|Notifier|AirflowPlugin|Block|BaseWorker|ConfigurableResource|IOManager|Pipes\w{0,20}Client)\b|^def get_provider_info\(/,
      words(
        'Operator Sensor Hook Trigger Notifier AirflowPlugin Block BaseWorker ConfigurableResource IOManager Pipes get_provider_info',
      ),
    ],
    [
      'azurePipeline',
      /@(?:dsl\.)?pipeline\b/,
      words('@pipeline @dsl.pipeline'),
    ],
    ['vertexPipeline', /\bPipelineJob\(/, words('PipelineJob')],
    [
      'clearmlPipeline',
      /\bPipelineController\(|@PipelineDecorator\b/,
      words('PipelineController PipelineDecorator'),
    ],
  ],
  r: [
    [
      'targetsPipeline',
      /\b(?:tar_target|tar_plan|tar_map|tar_make)\(/,
      words('tar_'),
    ],
    ['drakePlan', /\bdrake_plan\(/, words('drake_plan')],
    [
      'retries',
      /\b(?:crashes_max|tries_max)\s*=\s*[1-9]|\binsistently\(|\bretry\(/,
      words('crashes_max tries_max insistently retry('),
    ],
    [
      'failureNotice',
      /\b(?:smtp_send|slackr\w*|gm_send_message|pushover|slack_post_message)\(/,
      words('smtp_send slackr gm_send_message pushover slack_post_message'),
    ],
    ['runsNotebook', /\bnbconvert\b.{0,200}--execute/, words('nbconvert')],
  ],
  node: [
    [
      'alarm',
      /\bnew\s+(?:\w+\.)?(?:Cfn)?(?:Composite|Metric)?Alarm\(|\bcreateAlarm\(|\bPutMetricAlarmCommand\(|\bnew\s+datadog\.Monitor\(/,
      words('Alarm( PutMetricAlarmCommand datadog.Monitor'),
    ],
    [
      'retries',
      /\bretries\s*:\s*[1-9]|\bmaximumAttempts\s*:|\bretry\s*:\s*\{|\.addRetry\(|\bmaxAttempts\s*:\s*[2-9]/,
      words('retries retry addRetry maximumAttempts maxAttempts'),
    ],
    [
      'failureNotice',
      /\bonFailure\s*:|\bhandleFailure\w*\s*[:=(]|\.addCatch\(|\bcatchError\s*:/,
      words('onFailure handleFailure addCatch catchError'),
    ],
  ],
} as const satisfies Patterns;
