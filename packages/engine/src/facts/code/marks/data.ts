import { words, type Patterns } from './patterns';

// A path by URL names a platform or a web page; a path without a scheme is a file beside the code.
const URL = String.raw`\s*[frb]{0,2}["'](?:s3[an]?|gs|gcs|abfss?|wasbs?|adl|az|hdfs|dbfs|https?|ftp):`;
const DATA_NAME = String.raw`\.(?:csv|tsv|parquet|feather|arrow|xlsx?|jsonl|ndjson|npy|npz|h5ad|hdf5|rds|RDS|RData|rda|sas7bdat|dta|sav)(?:\.gz)?["']`;
/**
 * A literal path of a data file, in a folder: `"data/raw/sales.csv"`. Without a folder it may be the name of a download,
 * and below `/api/` it is a route. What is caught is the folder.
 */
const LITERAL = new RegExp(
  String.raw`["'](?!\/api\/)((?:\.{0,2}\/)?[\w .-]{1,80}\/(?:[\w{} .-]{0,60}\/){0,4})[\w{} ./-]{0,120}${DATA_NAME}`,
);
/** A call that opens, loads or joins a literal name. */
const OPENED = new RegExp(
  String.raw`\b(?:open|load|loadtxt|genfromtxt|join|Path|here|file\.path|read_\w{1,20}|read\.\w{1,20}|to_\w{1,20}|write_\w{1,20}|write\.\w{1,20}|fread|fwrite|readRDS|saveRDS)\((?:[\w.]{1,40},\s*)?\s*["']((?:[^"':]{0,120}\/)?)[^"':/]{1,120}${DATA_NAME}`,
);

/** A call that reads tables, with the literal name of a file that might hold any text. */
const TABLE =
  /\b(?:read\.(?:table|csv2?|delim2?)|read_(?:csv2?|tsv|delim|table|fwf)|fread|loadtxt|genfromtxt)\(\s*(?:file\s*=\s*)?["'](?!\w{2,10}:)((?:[^"':]{0,120}\/)?)[^"':/]{1,120}\.(?:txt|dat|tab|data|asc)(?:\.gz)?["']/;
const TABLE_WORDS = words('read. read_ fread loadtxt genfromtxt');

/** Extensions of data files. */
const EXTENSION = words(
  '.csv .tsv .parquet .feather .arrow .xls .jsonl .ndjson .npy .npz .h5ad .hdf5 .rds .RDS .RData .rda .sas7bdat .dta .sav',
);

const call = (names: string) =>
  new RegExp(String.raw`\b(?:${names})\((?!${URL})`);

/** Shows where data is kept: in files beside the code, on a platform, in a database. */
export const data = {
  python: [
    [
      'dataFile',
      call(
        String.raw`read_(?:csv|parquet|excel|json|feather|pickle|table|hdf|fwf|stata|spss|sas|orc|ndjson|ipc|h5ad|file)|scan_(?:csv|parquet|ndjson|ipc)|(?:to|write|sink)_(?:csv|parquet|excel|feather|hdf|pickle)|csv\.(?:reader|DictReader|writer|DictWriter)|np\.(?:load|save|savez|savez_compressed|loadtxt|savetxt|genfromtxt)|h5py\.File|open_dataset|loadmat|load_from_disk|save_to_disk|ImageFolder|flow_from_directory|image_dataset_from_directory`,
      ),
      words(
        'read_ scan_ write_ sink_ to_csv to_parquet to_excel to_feather to_hdf to_pickle csv. np.load np.save np.gen h5py.File open_dataset loadmat load_from_disk save_to_disk ImageFolder flow_from_directory image_dataset_from_directory',
      ),
    ],
    [
      'writesData',
      /\.(?:to_(?:csv|parquet|excel|feather|hdf|pickle)|(?:write|sink)_(?:csv|parquet|excel|ndjson|ipc))\(|\bnp\.save\w{0,12}\(|\bsave_to_disk\(/,
      words(
        'to_csv to_parquet to_excel to_feather to_hdf to_pickle write_ sink_ np.save save_to_disk',
      ),
    ],
    ['dataPath', LITERAL, EXTENSION],
    ['dataPath', OPENED, EXTENSION],
    ['dataPath', TABLE, TABLE_WORDS],
    [
      'dataRemote',
      /["'](?:s3[an]?|gs|gcs|abfss?|wasbs?|adl|hdfs|dbfs):\/|\bload_dataset\(|\bfetch_openml\(/,
      words(
        's3:/ s3a:/ s3n:/ gs:/ gcs:/ abfs:/ abfss:/ wasb:/ wasbs:/ adl:/ hdfs:/ dbfs:/ load_dataset fetch_openml',
      ),
    ],
    [
      'dataQuery',
      /\bread_(?:sql|sql_query|sql_table|gbq|delta|database)\(|\.to_(?:sql|gbq)\(|\bspark\.(?:read|sql|table)\b|\.saveAsTable\(/,
      words(
        'read_sql read_gbq read_delta read_database to_sql to_gbq spark. saveAsTable',
      ),
    ],
    [
      'dataTable',
      /\.(?:format|using)\(\s*["'](?:delta|iceberg|hudi)["']|\bUSING\s+(?:DELTA|ICEBERG|HUDI|delta|iceberg|hudi)\b/,
      words('delta iceberg hudi DELTA ICEBERG HUDI'),
    ],
    [
      'dataVersion',
      /\bArtifact\([^)]{0,200}dataset|\bDataset\.(?:create|get)\(\s*dataset_|\buse_artifact\(|(?<=[\s(,])revision\s*=\s*["'][0-9a-f]{7,40}["']/,
      words('Artifact use_artifact Dataset. revision'),
    ],
    [
      'dataCheck',
      /@dlt\.expect|@dp\.expect|\bSQL(?:Column|Table|Value|Interval|Threshold)?CheckOperator\(|@(?:dg\.|dagster\.)?asset_check\b/,
      words('.expect CheckOperator asset_check'),
    ],
  ],
  r: [
    [
      'dataFile',
      call(
        String.raw`read_(?:csv2?|tsv|delim|table|fwf|rds|excel|xlsx?|parquet|feather|sas|spss|sav|stata|dta|sf)|read\.(?:csv2?|table|delim|xlsx)|fread|fwrite|vroom|readRDS|st_read(?!\(\s*(?:dsn\s*=\s*)?(?:con|conn|db|pool)\w{0,12}\s*,)|open_dataset|write_(?:csv2?|tsv|delim|rds|parquet|feather|xlsx)|write\.(?:csv2?|table|xlsx)|saveRDS`,
      ),
      words(
        'read_ read. st_read readRDS fread fwrite vroom open_dataset write_ write. saveRDS',
      ),
    ],
    [
      'writesData',
      /\b(?:fwrite|saveRDS|write_(?:csv2?|tsv|delim|rds|parquet|feather|xlsx)|write\.(?:csv2?|table|xlsx))\(/,
      words('fwrite saveRDS write_ write.'),
    ],
    ['dataPath', LITERAL, EXTENSION],
    ['dataPath', OPENED, EXTENSION],
    ['dataPath', TABLE, TABLE_WORDS],
    [
      'dataRemote',
      /["'](?:s3|gs|abfss?|hdfs|dbfs):\/|\bpin_(?:read|write)\(|\b(?:read_sheet|range_read|write_sheet|sheet_(?:append|write))\(/,
      words(
        's3:/ gs:/ abfs:/ abfss:/ hdfs:/ dbfs:/ pin_read pin_write read_sheet range_read write_sheet sheet_append sheet_write',
      ),
    ],
    [
      'dataQuery',
      /\b(?:dbConnect|dbGetQuery|dbSendQuery|dbReadTable|dbWriteTable|spark_read_\w{1,20})\(|\bst_read\(\s*(?:dsn\s*=\s*)?(?:con|conn|db|pool)\w{0,12}\s*,/,
      words(
        'dbConnect dbGetQuery dbSendQuery dbReadTable dbWriteTable spark_read st_read',
      ),
    ],
    [
      'dataCheck',
      // checkmate: that something is a table, of some size and with names, says little; what its columns hold does.
      /\bassert(?:_data_frame|DataFrame|_data_table|DataTable|_tibble|Tibble)\(.{0,200}\b(?:types\s*=|(?:any|all)\.missing\s*=\s*F)/,
      words(
        'assert_data_frame assertDataFrame assert_data_table assertDataTable assert_tibble assertTibble',
      ),
    ],
  ],
  node: [
    [
      'writesData',
      /\b(?:createWriteStream|writeFile(?:Sync)?)\([^)]{0,200}\.(?:csv|tsv|parquet|xlsx?|ndjson|jsonl)\b/,
      words('createWriteStream writeFile'),
    ],
    ['dataPath', LITERAL, EXTENSION],
    [
      'dataFile',
      /\b(?:csvParse|createReadStream|(?:read|write)File(?:Sync)?)\([^)]{0,200}\.(?:csv|tsv|parquet|xlsx?|ndjson|jsonl)\b/,
      words('csvParse createReadStream readFile writeFile'),
    ],
    ['dataRemote', /["'`](?:s3|gs):\/\//, words('s3:// gs://')],
    [
      'readsSheet',
      /\bsheet_to_(?:json|csv)\(|\.xlsx\.(?:readFile|read|load)\(/,
      words('sheet_to_ .xlsx.'),
    ],
  ],
} as const satisfies Patterns;
