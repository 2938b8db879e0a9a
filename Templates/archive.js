// Hides the runs that do not hold the words that are searched for.
(() => {
  const form = document.querySelector('.filter');
  if (!form) return;
  const box = form.querySelector('.search');
  const words = box.querySelector('input');
  const status = form.querySelector('[role=status]');
  const groups = [...document.querySelectorAll('.groups details')].map(box => {
    const rows = [...box.querySelectorAll('tbody tr')];
    const head = box.querySelector('summary').textContent.toLowerCase();
    return {box, wasOpen: box.open, rows: rows.map(row => ({row, text: `${head} ${row.textContent.toLowerCase()}`}))};
  });
  const all = groups.reduce((sum, group) => sum + group.rows.length, 0);
  let searched = false;
  const show = () => {
    const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    groups.forEach(group => {
      let found = 0;
      group.rows.forEach(({row, text}) => {
        row.hidden = !asked.every(word => text.includes(word));
        if (!row.hidden) found += 1;
      });
      if (!searched) group.wasOpen = group.box.open;
      // What holds a word is unfolded for as long as it is searched for.
      group.box.open = asked.length ? found > 0 : group.wasOpen;
      group.box.hidden = !found;
      if (getComputedStyle(group.box).display !== 'none') shown += found;
    });
    searched = asked.length > 0;
    status.textContent = shown === all ? '' : `${shown} of ${all} runs shown`;
  };
  box.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', show);
  show();
})();
