/** Draws the newest orders, and lists their sums. */

// Lines differ in their dashes and points too, and not by colour alone.
const STYLES = [
  { borderColor: '#2b7bba', pointStyle: 'circle' },
  { borderColor: '#c8641b', pointStyle: 'rect', borderDash: [8, 4] },
  { borderColor: '#3d8b40', pointStyle: 'triangle', borderDash: [2, 3] },
  { borderColor: '#8a5fb5', pointStyle: 'rectRot', borderDash: [12, 3, 2, 3] },
];
const MOST_ROWS = 1000;

async function ask(query) {
  const response = await fetch(`orders?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`The service answers ${response.status}.`);
  return response.json();
}

async function newest() {
  const { total } = await ask({ limit: 1 });
  const { rows } = await ask({ limit: MOST_ROWS, offset: Math.max(0, total - MOST_ROWS) });
  return rows;
}

function draw(rows, days, depots) {
  const of = new Map(rows.map(({ day, depot, orders }) => [`${day} ${depot}`, orders]));
  const datasets = depots.map((depot, index) => ({
    label: depot,
    data: days.map(day => of.get(`${day} ${depot}`) ?? null),
    ...STYLES[index % STYLES.length],
    borderWidth: 2,
    pointRadius: 2,
  }));
  // Readable on the page as it is, light or dark.
  Chart.defaults.color = getComputedStyle(document.body).color;
  Chart.defaults.borderColor = '#8884';
  const options = {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    plugins: { legend: { labels: { usePointStyle: true } } },
    scales: { y: { beginAtZero: true } },
  };
  new Chart('chart', { type: 'line', data: { labels: days, datasets }, options });
}

function list(rows, days, depots) {
  const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
  for (const depot of depots) {
    const own = rows.filter(row => row.depot === depot);
    const sum = own.reduce((all, { orders }) => all + orders, 0);
    const last = own.find(({ day }) => day === days.at(-1))?.orders;
    const row = document.getElementById('depots').insertRow();
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = depot;
    row.append(name);
    for (const value of [sum, sum / own.length, last]) {
      row.insertCell().textContent = value === undefined ? '–' : numbers.format(value);
    }
  }
}

const state = document.getElementById('state');
try {
  const rows = await newest();
  const days = [...new Set(rows.map(({ day }) => day))];
  const depots = [...new Set(rows.map(({ depot }) => depot))].sort();
  draw(rows, days, depots);
  list(rows, days, depots);
  state.textContent = `From ${days[0]} to ${days.at(-1)}.`;
} catch (error) {
  state.textContent = `The data can't be shown: ${error.message}`;
}
