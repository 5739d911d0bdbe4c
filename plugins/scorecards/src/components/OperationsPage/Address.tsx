import { Fragment } from 'react';

/** An address that is broken after its slashes where it is too long for its line. */
export function Address({ url }: { url: string }) {
  return (
    <>
      {url.split(/(?<=\/)(?!\/)/).map((part, index) => (
        // The parts of a text have no other name than their place.
        // eslint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
