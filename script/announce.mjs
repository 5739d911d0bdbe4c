// Says where to look as soon as both halves of the portal answer.
const frontend = 'http://localhost:3000';
const backend = 'http://localhost:7007';

const answers = url =>
  fetch(url).then(
    response => response.ok,
    () => false,
  );

const started = Date.now();
while (Date.now() - started < 10 * 60_000) {
  const ready = await Promise.all([
    answers(frontend),
    answers(`${backend}/.backstage/health/v1/readiness`),
  ]);
  if (ready.every(Boolean)) {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`
  The portal is ready after ${seconds} s.

    Scorecards    ${frontend}/scorecards
    Catalog       ${frontend}
    New model     ${frontend}/create

  Press Enter on the sign-in page to come in as a guest. Ctrl-C stops the portal.
`);
    break;
  }
  await new Promise(resolve => {
    setTimeout(resolve, 500);
  });
}
