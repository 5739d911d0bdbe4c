import { main } from './main';

// Who reads the output may stop early (`opaq check | head`); that is no failure of ours.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
});

main(process.argv.slice(2), process).then(exitCode => {
  // Not process.exit(): it would cut off what a pipe has not taken yet.
  process.exitCode = exitCode;
});
