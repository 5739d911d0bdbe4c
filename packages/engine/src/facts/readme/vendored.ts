/** Folders of other people's documents. */
export const VENDORED =
  /(^|\/)(node_modules|site-packages|vendor|vendored|third_party|\.venv|venv|renv|packrat|\.git)\//;
