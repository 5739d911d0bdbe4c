/** Names of files that hold data in a table, an array or a statistical package's own format. */
const DATA =
  /\.(csv|tsv|tab|psv|parquet|feather|arrow|avro|orc|xlsx?|xlsb|ods|rds|rda|rdata|sas7bdat|sav|zsav|por|dta|xpt|h5|hdf5?|h5ad|npy|npz|mat|nc|zarr|jsonl|ndjson|geojson|gpkg|shp|dbf|tfrecords?|lmdb|fst|qs|pcap|fasta|fastq|vcf|bam)(\.(gz|bz2|xz|zst|zip))?$/i;
/** Those of them that are binary: git stores every version of them whole. */
const BINARY_DATA =
  /\.(parquet|feather|arrow|avro|orc|xlsb|rds|rda|rdata|sas7bdat|sav|zsav|por|xpt|h5|hdf5?|h5ad|npy|npz|mat|nc|tfrecords?|lmdb|fst|qs|gpkg|bam)$|\.(csv|tsv|json|jsonl|ndjson)\.(gz|bz2|xz|zst|zip)$/i;
const MODEL =
  /\.(pkl|pickle|joblib|dill|cloudpickle|pt|pth|ckpt|onnx|safetensors|gguf|ggml|tflite|keras|pb|mlmodel|pmml|mar|cbm|model|caffemodel|weights|xgb|lgb)(\.(gz|bz2|xz|zip))?$/i;
/** `model.bin` and `saved_model/variables/…`: names that many things have, where a model is kept. */
const MODEL_IN_PLACE =
  /(^|\/)(models?|artifacts?|mlruns|checkpoints?|weights|saved_models?)\/(.*\/)?[^/]+\.(bin|h5|data-\d{5}-of-\d{5}|rds)$|(^|\/)(model|pytorch_model)[^/]*\.bin$/i;
const DATABASE =
  /\.(db|db3|sqlite|sqlite3|s3db|duckdb|mdb|accdb|realm)(\.(gz|zip))?$|(^|\/)[^/]+\.(db|sqlite3?|duckdb)[-.](wal|shm|journal)$/i;

/** What a file is, by its name. */
export type BlobKind = 'data' | 'model' | 'database';

/** Whether a file holds data. */
export const isDataName = (path: string) => DATA.test(path);

/** Whether a file holds a model that was trained. */
export const isModelName = (path: string) =>
  MODEL.test(path) || MODEL_IN_PLACE.test(path);

/** What sort of binary a file is: data, a model, a database; undefined for anything else. */
export function blobKind(path: string): BlobKind | undefined {
  if (isModelName(path)) return 'model';
  if (DATABASE.test(path)) return 'database';
  return BINARY_DATA.test(path) ? 'data' : undefined;
}

/** Tables that the code brings along: part of the product, and neither raw data nor results. */
export const isBroughtAlong = (path: string) =>
  /(^|\/)(resources?|assets?|static|public|fixtures?|migrations|alembic|locales?|i18n|templates)\//i.test(
    path,
  );

/** Folders of data under their names in several languages. */
export const DATA_FOLDER = String.raw`(?:data|datas|data[_-]?sets?|[\w-]{0,20}[_-]data|daten|datens[aä]tze|dados|datos|donn[eé]es|dane|dati|veri|gegevens|данные|数据|数据集|データ|데이터)`;

/** What is as it came: never written to by the project. */
export const RAW_NAME = String.raw`(?:\d{1,2}[_-])?(?:raw|raw[_-]?data|data[_-]?raw|bronze|landing|sources?|original|originals|external|inputs?|roh|rohdaten|brut|brute|brutes|brutos?|bruta|crudos?|cruda|grezzi|surowe|ruwe?|ham|ham[_-]?veri|mentah|原始|原始数据|生データ|원본|сырые)`;

/** What the project made of it. */
export const DERIVED_NAME = String.raw`(?:\d{1,2}[_-])?(?:processed|interim|intermediate|derived|clean|cleaned|cleansed|outputs?|results?|silver|gold|features?|primary|model[_-]input|model[_-]output|curated|final|transformed|prepared|preprocessed|pre[_-]processed|refined|staging|bereinigt|verarbeitet|aufbereitet|ergebnisse|trait[eé]e?s|nettoy[eé]e?s|procesad[oa]s?|processad[oa]s?|limpi[oa]s|limp[oa]s|tratad[oa]s?|elaborati|przetworzone|i[sş]lenmi[sş]|temiz|olahan|обработанные|处理后|加工済み)`;
