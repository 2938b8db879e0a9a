// Hides the runs that do not hold the words that are searched for.
(() => {
  const form = document.querySelector('.filter');
  if (!form) return;
  const box = form.querySelector('.search');
  const words = box.querySelector('input');
  const status = form.querySelector('[role=status]');
  const rows = [...document.querySelectorAll('.runs tbody tr')];
  const texts = rows.map(row => row.textContent.toLowerCase());
  const show = () => {
    const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, i) => { row.hidden = !asked.every(word => texts[i].includes(word)); });
    const shown = rows.filter(row => row.offsetParent !== null).length;
    status.textContent = shown === rows.length ? '' : `${shown} of ${rows.length} runs shown`;
  };
  box.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', show);
  show();
})();
