export interface Config {
  scorecards?: {
    /** Where the portal puts new projects when there is no source host to publish them to. */
    localRepositories?: {
      /**
       * The folder that the `opaq:publish:local` action creates repositories in, one folder each. Relative to the
       * backend's working directory. For the projects to be found and read, name the folder in
       * `scorecards.localFolders` too, and `FOLDER/*\/catalog-info.yaml` in a `file` location of the catalog.
       */
      folder: string;
    };
  };
}
