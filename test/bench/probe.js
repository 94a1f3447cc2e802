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
  /** Whether another result is on its way to be shown. */
  const isBusy = () => {
    const page = document.querySelector('two-factor-status')?.shadowRoot;
    const table = page?.querySelector('tfs-table')?.shadowRoot?.querySelector('[role=table]');
    return table?.ariaBusy === 'true';
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
      return { paintedAt: at, afterAnswer: at - answer.responseEnd };
    }
  })();

  /** The names of the files that were asked for until the first rows were painted. */
  const firstFiles = async () => {
    const { paintedAt } = await firstRows;
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < paintedAt)
      .map(({ name }) => new URL(name).pathname.replace(/^.*\//, ''));
  };

  /** Resolves when the columns of `listaccts` have been painted. */
  const detailed = async () => {
    while (!rowsIn(document).some((row) => /starter|business|premium/.test(row.textContent))) {
      await painted();
    }
  };

  /** Tasks that stopped the page for 50 ms or more: when they began, and how long they took. */
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  /** The longest after the first rows; 0 where there was none. */
  const longestTask = async () => {
    const { paintedAt } = await firstRows;
    const later = longTasks.filter(({ startTime }) => startTime > paintedAt);
    return Math.max(0, ...later.map(({ duration }) => duration));
  };

  const times = [];
  let timing = Promise.resolve();
  const time = ({ timeStamp }) => {
    timing = (async () => {
      let at;
      do at = await painted();
      while (isBusy());
      times.push(at - timeStamp);
    })();
  };
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
    let blank = 0;
    const hasRow = () =>
      rowsIn(document).some((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top <= innerHeight / 2 && bottom >= innerHeight / 2 && row.textContent.trim() !== '';
      });
    let before = await new Promise(requestAnimationFrame);
    for (let step = 1; step <= steps; step++) {
      scrollTo(0, (height * step) / steps);
      const now = await new Promise(requestAnimationFrame);
      longest = Math.max(longest, now - before);
      if (!hasRow()) blank++;
      before = now;
    }
    scrollTo(0, 0);
    return { longest, blank };
  };

  globalThis.probe = {
    firstRows: async () => (await firstRows).afterAnswer,
    firstFiles,
    detailed,
    longestTask,
    answered: () => timing,
    takeTimes: () => times.splice(0),
    longestScrollFrame,
  };
})();
