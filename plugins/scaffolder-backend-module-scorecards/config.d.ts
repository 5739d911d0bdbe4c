export interface Config {
  scorecards?: {
    /** Where the portal puts new projects when there is no source host to publish them to. */
    localRepositories?: {
      /**
       * The folder that the `opaq:publish:local` action creates repositories in, one folder each. Relative to the
       * backend's working directory. For the projects to be read, `scorecards.localFolders` must name the folder too, and
       * the catalog needs a Location for it, which the package's README shows.
       */
      folder: string;
    };
  };
}
