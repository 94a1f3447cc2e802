/** Runs in the measured page before its own script: times what the eye sees, in ms. */
(() => {
  /** Every row in the document, through shadow roots. */
  const rowsIn = (root) => {
    const rows = [...root.querySelectorAll('[role=row]')];
    for (const element of root.querySelectorAll('two-factor-status, tfs-table')) {
      if (element.shadowRoot) rows.push(...rowsIn(element.shadowRoot));
    }
    return rows;
  };
  const isFilled = () =>
    rowsIn(document).some((row) => /Enabled|Not enabled/.test(row.textContent));

  /** Resolves with the time at which the next frame has been painted. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  const firstRows = (async () => {
    for (;;) {
      const at = await painted();
      if (!isFilled()) continue;
      const [answer] = performance
        .getEntriesByType('resource')
        .filter(
          ({ name }) => name.includes('twofactorauth_get_user_configs') && !name.includes('user='),
        );
      return at - answer.responseEnd;
    }
  })();

  const times = [];
  const time = async ({ timeStamp }) => times.push((await painted()) - timeStamp);
  addEventListener(
    'input',
    (event) => event.composedPath()[0].type === 'search' && time(event),
    true,
  );
  addEventListener('click', time, true);

  /** Scrolls through the whole list in so many steps, one a frame; the longest frame. */
  const longestScrollFrame = async (steps) => {
    const height = document.documentElement.scrollHeight;
    let longest = 0;
    let before = await new Promise(requestAnimationFrame);
    for (let step = 1; step <= steps; step++) {
      scrollTo(0, (height * step) / steps);
      const now = await new Promise(requestAnimationFrame);
      longest = Math.max(longest, now - before);
      before = now;
    }
    scrollTo(0, 0);
    return longest;
  };

  globalThis.probe = {
    firstRows: () => firstRows,
    painted,
    takeTimes: () => times.splice(0),
    longestScrollFrame,
  };
})();
