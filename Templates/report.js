// What only a script can add to a report. The page works without it, and it asks for nothing: no address stands in it.
(() => {
  'use strict';
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const status = document.body.appendChild(make('p', {className: 'spoken'}));
  status.setAttribute('role', 'status');

  // Folded sections: a link opens what it leads to, also in browsers that do not; printing opens all of them.
  const unfold = place => {
    let folded = false;
    for (let box = place; box; box = box.parentElement)
      if (box.localName === 'details' && !box.open) folded = box.open = true;
    if (folded) place.scrollIntoView();
  };
  const follow = () => unfold(document.getElementById(location.hash.slice(1)));
  addEventListener('hashchange', follow);
  follow();
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    closed.forEach(box => { box.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(box => { box.open = false; }));

  // The contents: which section is read.
  const entries = all('main > nav a').map(link => {
    const place = document.getElementById(link.hash.slice(1));
    return {link, place: place && (place.closest('section') ?? place)};
  }).filter(entry => entry.place);
  let waiting = false;
  const mark = () => {
    waiting = false;
    const read = entries.findLast(entry => entry.place.getBoundingClientRect().top < 120);
    entries.forEach(({link}) => {
      if (link === read?.link) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
  };
  if (entries.length) {
    addEventListener('scroll', () => { if (!waiting) waiting = requestAnimationFrame(mark); }, {passive: true});
    mark();
  }

  // Tables: sorted by a column, copied as Markdown.
  const units = {ns: 1e-6, 'μs': 1e-3, ms: 1, s: 1e3, min: 6e4, B: 1, KB: 1024, MB: 1048576, GB: 1073741824};
  const number = text => {
    const found = /^([+−-]?)([\d,]*\.?\d+)\s*(\S*)/.exec(text);
    if (!found) return null;
    return (found[1] && found[1] !== '+' ? -1 : 1) * found[2].replaceAll(',', '') * (units[found[3]] ?? 1);
  };
  const words = cell => cell.innerText.replace(/\s+/g, ' ').trim();
  const escape = text => text.replace(/[\\|<>*[\]`#~]/g, '\\$&').replaceAll('&', '&amp;');
  const markdown = table => {
    const line = cells => `| ${cells.map(cell => escape(words(cell))).join(' | ')} |`;
    const heads = [...table.tHead.rows[0].cells];
    const rule = heads.map(cell => (cell.classList.contains('number') ? '---:' : '---')).join(' | ');
    return [line(heads), `| ${rule} |`, ...[...table.tBodies[0].rows].map(row => line([...row.cells]))].join('\n');
  };
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page that was not loaded safely has no clipboard.
      const field = document.body.appendChild(make('textarea', {value: text, className: 'spoken'}));
      field.select();
      document.execCommand('copy');
      field.remove();
    }
  };
  const sort = (table, column, head) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.forEach((row, place) => { row.dataset.place ??= place; });
    const keys = new Map(rows.map(row => [row, number(words(row.cells[column])) ?? words(row.cells[column])]));
    const isNumber = rows.some(row => typeof keys.get(row) === 'number');
    const orders = isNumber ? ['descending', 'ascending'] : ['ascending', 'descending'];
    const order = orders[orders.indexOf(head.getAttribute('aria-sort')) + 1];
    all('th[aria-sort]', table).forEach(other => other.removeAttribute('aria-sort'));
    if (order) head.setAttribute('aria-sort', order);
    const sign = order === 'descending' ? -1 : 1;
    rows.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      // What has no number comes last, whichever way.
      if (order && typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
      const way = !order ? 0 : typeof a === 'number' ? sign * (a - b) : sign * a.localeCompare(b, 'en');
      return way || one.dataset.place - other.dataset.place;
    });
    body.append(...rows);
    const name = head.innerText.trim();
    status.textContent = order ? `Sorted by ${name}, ${order}.` : 'In the order of the report.';
  };
  all('main table').forEach(table => {
    if (!table.tHead || !table.tBodies[0]) return;
    const heads = [...table.tHead.rows[0].cells];
    if (table.tBodies[0].rows.length > 1) heads.forEach((head, column) => {
      const button = make('button', {type: 'button', className: 'sort'});
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(table, column, head));
      head.append(button);
    });
    const button = make('button', {type: 'button', className: 'copy', textContent: 'Copy as Markdown'});
    button.addEventListener('click', async () => {
      await copy(markdown(table));
      status.textContent = 'Copied.';
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy as Markdown'; }, 2000);
    });
    table.closest('.scroll')?.before(button);
  });

  // Charts: the value under the pointer, or the one that the arrow keys have reached.
  const readout = document.body.appendChild(make('div', {className: 'readout', hidden: true}));
  let shown = null;
  const hide = () => {
    shown?.classList.remove('read');
    shown = null;
    readout.hidden = true;
  };
  const show = (spot, text, x, y) => {
    if (spot !== shown) {
      hide();
      shown = spot;
      spot.classList.add('read');
      readout.textContent = text;
      readout.hidden = false;
    }
    const {width, height} = readout.getBoundingClientRect();
    readout.style.left = `${Math.max(4, Math.min(x + 12, document.documentElement.clientWidth - width - 4))}px`;
    readout.style.top = `${y > height + 16 ? y - height - 12 : y + 20}px`;
  };
  all('svg').forEach(svg => {
    const spots = all('.spots > *', svg);
    if (!spots.length) return;
    const texts = new Map(spots.map(spot => [spot, spot.textContent]));
    // The browser's own hint would stand beside the readout.
    spots.forEach(spot => spot.replaceChildren());
    const point = event => {
      const text = texts.get(event.target);
      if (text) show(event.target, text, event.clientX, event.clientY);
      else hide();
    };
    svg.addEventListener('pointermove', point);
    svg.addEventListener('pointerdown', point);
    svg.addEventListener('pointerleave', hide);
    const box = svg.parentElement;
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', `${svg.querySelector('title').textContent}. Left and right arrows read its values.`);
    let place = -1;
    box.addEventListener('keydown', event => {
      const places = {
        ArrowRight: Math.min(place + 1, spots.length - 1), ArrowLeft: Math.max(place - 1, 0),
        Home: 0, End: spots.length - 1,
      };
      if (event.key === 'Escape') hide();
      if (!(event.key in places)) return;
      event.preventDefault();
      const spot = spots[place = places[event.key]];
      const {left, top, width} = spot.getBoundingClientRect();
      show(spot, texts.get(spot), left + width / 2 - 12, top);
      status.textContent = texts.get(spot);
    });
    box.addEventListener('blur', hide);
  });
  addEventListener('scroll', hide, {passive: true});
})();
