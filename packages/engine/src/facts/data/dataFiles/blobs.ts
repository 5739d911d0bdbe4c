import { defineDerivedFact } from '../../Fact';
import { files } from '../../repository/files';
import { gitLfs } from '../../repository/gitAttributes';
import { isInSideFolder } from '../../repository/sideFolders';
import { isTestPath } from '../../source/paths';
import { blobKind, isDataName, type BlobKind } from './names';

/** A tracked file and its weight in bytes. @public */
export interface Blob {
  path: string;
  size: number;
}

/** What weighs in the repository. @public */
export interface Blobs {
  /** Every file that people put there, sorted by path. Not what Git LFS keeps, and no locks. */
  all: Blob[];
  /** Those that hold data, a model or a database, outside tests, sorted by path. */
  binaries: (Blob & { kind: 'data file' | 'model' | 'database' })[];
  /** What Python left behind when it ran. */
  caches: Blob[];
  /** Files of data, outside tests, sorted by path. */
  data: Blob[];
}

const CACHE = /(^|\/)__pycache__\/|\.py[co]$/;
/** Written by tools for tools: a lock lists what it must, and yarn keeps itself and its archives in git. */
const BY_TOOLS =
  /(^|\/)\.(yarn|pnp)[./]|(^|\/)[^/]*\block(file)?\b[^/]*\.(json|ya?ml|toml|txt)$|\.lock$/i;
/** A data set that consists of single pictures, recordings or texts. */
const SAMPLE =
  /(^|\/)(data|datasets?|images?|train|test|val|raw|daten|dados|datos)\/(.*\/)?[^/]+\.(jpe?g|png|bmp|tiff?|wav|mp3|flac|ogg|mp4|txt|json|xml|html?|pdf|dcm)$/i;
/** Pages show pictures; those are no data. */
const FOR_PAGES =
  /(^|\/)(static|public|assets|www|docs?|images?|img|figures?|media|locales?|i18n)\//i;
/** An R package brings its data along in its own format. */
const R_DATA = /^(data|R|inst)\/(.*\/)?[^/]+\.(rda|RData|rds)$/i;

const NAMES: Record<BlobKind, Blobs['binaries'][number]['kind']> = {
  data: 'data file',
  model: 'model',
  database: 'database',
};

/** The weight of what is tracked. @public */
export const blobs = defineDerivedFact({
  name: 'blobs',
  uses: { files, gitLfs },
  derive({ files: { entries, has }, gitLfs: lfs }): Blobs {
    const own = entries.filter(
      ({ path, link }) => !link && !BY_TOOLS.test(path) && !lfs.keeps(path),
    );
    const isRPackage = has('DESCRIPTION') && has('NAMESPACE');
    const product = own.filter(
      ({ path }) => !isTestPath(path) && !isInSideFolder(path),
    );
    const isSample = (path: string) =>
      isDataName(path) || (SAMPLE.test(path) && !FOR_PAGES.test(path));
    return {
      all: own,
      binaries: product.flatMap(({ path, size }) => {
        const kind = blobKind(path);
        const ships = isRPackage && R_DATA.test(path);
        return kind && !ships ? [{ path, size, kind: NAMES[kind] }] : [];
      }),
      caches: own.filter(({ path }) => CACHE.test(path)),
      data: product.filter(({ path }) => isSample(path)),
    };
  },
});
