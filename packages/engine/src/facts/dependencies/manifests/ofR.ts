const list = (names: string) => new Set(names.split(' '));

// https://cran.r-project.org/doc/FAQ/R-FAQ.html#R-Add_002dOn-Packages: what every R brings in its own version.
const BASE = list(
  'R base compiler datasets graphics grDevices grid methods parallel splines stats stats4 tcltk tools translations utils',
);
/** Installed with R as well, unless somebody chose a small one: a lock may hold them or not. */
const RECOMMENDED = list(
  'KernSmooth MASS Matrix boot class cluster codetools foreign lattice mgcv nlme nnet rpart spatial survival',
);

/** Whether R itself brings a package, so that its version is that of R. */
export const isBaseOfR = (name: string): boolean => BASE.has(name);

/** Whether most installations of R bring a package. */
export const comesWithR = (name: string): boolean =>
  BASE.has(name) || RECOMMENDED.has(name);
