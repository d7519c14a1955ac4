// What a page does by itself: draws what comes into sight, and makes tables and folds handy. All texts are read from the page.

const DRAWERS = { plot: drawPlot, bars: drawBars, heat: drawHeat, graph: drawGraph };
const FILTERED = 20;

document.documentElement.classList.add("scripted");

// --- Charts

function draw(figure) {
  const drawing = figure.querySelector(":scope > .drawing");
  const width = Math.floor(drawing.clientWidth);
  if (width === 0 || Number(figure.dataset.width) === width) return;
  figure.dataset.width = width;
  drawing.replaceChildren();
  figure.querySelectorAll(":scope > .legend, :scope > .tip").forEach((each) => each.remove());
  const data = JSON.parse(figure.dataset.chart);
  const pointed = DRAWERS[data.kind](figure, drawing, data, width);
  figure.classList.add("drawn");
  readout(figure, drawing, pointed);
}

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) draw(entry.target);
}, { rootMargin: "300px" });

const resized = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const figure = entry.target.parentElement;
    if (figure.classList.contains("drawn")) requestAnimationFrame(() => draw(figure));
  }
});

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  // What is in sight at first is drawn at once, also where nobody scrolls.
  if (figure.getBoundingClientRect().top < innerHeight) draw(figure);
  seen.observe(figure);
  resized.observe(figure.querySelector(":scope > .drawing"));
}

// The stop nearest to the pointer, or the next one by arrow keys, tells its texts.
function readout(figure, drawing, { stops, cursor, upright }) {
  if (stops.length === 0) return;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "status");
  figure.append(tip);
  const svg = d3.select(drawing).select("svg");
  let at = -1;
  const show = (next) => {
    if (next === at) return;
    at = next;
    tip.replaceChildren();
    svg.selectAll(".cursor").remove();
    if (at < 0) return;
    const stop = stops[at];
    for (const text of stop.texts.slice(0, 12)) {
      const line = document.createElement("div");
      line.textContent = text;
      tip.append(line);
    }
    if (cursor) {
      svg.append("line").attr("class", "cursor").attr("x1", stop.x).attr("x2", stop.x)
        .attr("y1", cursor.top).attr("y2", cursor.top + cursor.height);
    }
    const x = drawing.offsetLeft + stop.x - drawing.scrollLeft;
    const room = figure.clientWidth - tip.offsetWidth;
    const beside = x + 12 <= room ? x + 12 : x - tip.offsetWidth - 12;
    tip.style.left = `${Math.max(0, Math.min(room, beside))}px`;
    tip.style.top = `${drawing.offsetTop + Math.max(0, stop.y - tip.offsetHeight - 8)}px`;
  };
  drawing.onpointermove = (event) => {
    const box = svg.node().getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    show(d3.leastIndex(stops, (a, b) => distance(a) - distance(b)));
    function distance(stop) {
      return upright ? Math.abs(stop.x - x) : (cursor ? 0 : ((stop.x - x) / 4) ** 2) + (stop.y - y) ** 2;
    }
  };
  drawing.onpointerleave = () => show(-1);
  drawing.onblur = () => show(-1);
  drawing.tabIndex = 0;
  drawing.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") show(-1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(stops.length - 1);
    else if (step) show(Math.max(0, Math.min(stops.length - 1, at < 0 ? 0 : at + step)));
    else return;
    event.preventDefault();
  };
}

// --- Folds

function reveal() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target === null) return;
  for (let fold = target.closest("details"); fold !== null; fold = fold.parentElement.closest("details")) fold.open = true;
  const summary = target.matches(".inside") ? target.parentElement.querySelector("summary") : null;
  (summary ?? target).scrollIntoView();
  summary?.focus({ preventScroll: true });
}

window.addEventListener("hashchange", reveal);
// A link to where one has been before changes no address.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#at"]');
  if (link && link.hash === location.hash) {
    event.preventDefault();
    reveal();
  }
});
reveal();

// --- Paper: all is open and drawn

let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.fold:not([open])")];
  for (const fold of opened) fold.open = true;
  document.querySelectorAll("figure[data-chart]").forEach(draw);
});
window.addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  opened = [];
});

// --- Tables: sorted by their headers, filtered by a text

function keyOf(cell) {
  if (cell.dataset.order !== undefined) return Number(cell.dataset.order);
  const text = cell.textContent.trim();
  if (text === "" || text === "NaN" || text === "–") return null;
  if (cell.localName === "th" || !cell.matches(".n, .figures td")) return text;
  const number = Number.parseFloat(text.replaceAll(",", "").replace("∞", "Infinity"));
  return Number.isNaN(number) ? text : number;
}

// What is missing comes last, either way.
function compare(a, b, sign) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return sign * (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
}

function sortable(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (head.localName !== "th" || body.querySelector(`:scope > tr > :nth-child(${column + 1}) > .spark`)) return;
    const button = document.createElement("button");
    button.className = "sort";
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numbers = head.classList.contains("n");
      const before = head.getAttribute("aria-sort");
      const next = before === null ? (numbers ? "descending" : "ascending") : before === "ascending" ? "descending" : "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row) => [keyOf(row.cells[column]), row]);
      body.append(...rows.sort((a, b) => compare(a[0], b[0], sign)).map((each) => each[1]));
    });
  });
}

function filtered(before, label, items, textOf) {
  const texts = new Map();
  const bar = document.createElement("div");
  bar.className = "filter";
  const name = document.createElement("label");
  name.textContent = label;
  const input = document.createElement("input");
  input.type = "search";
  name.append(input);
  const count = document.createElement("output");
  count.textContent = `${items.length} in all`;
  bar.append(name, count);
  before.before(bar);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter((each) => each !== "");
    let left = 0;
    for (const item of items) {
      if (!texts.has(item)) texts.set(item, textOf(item).toLowerCase());
      item.hidden = !words.every((each) => texts.get(item).includes(each));
      if (!item.hidden) left++;
    }
    count.textContent = words.length === 0 ? `${items.length} in all` : `${left} of ${items.length}`;
  });
}

for (const table of document.querySelectorAll(".table table")) {
  const rows = [...table.tBodies[0].rows];
  if (table.closest(".numbers")) continue;
  if (rows.length > 1) sortable(table);
  if (rows.length > FILTERED) filtered(table.closest(".scroll"), "Filter rows", rows, (row) => row.textContent);
}
for (const folds of document.querySelectorAll(".folds")) {
  const items = [...folds.querySelectorAll(":scope > details")];
  if (items.length > FILTERED) filtered(items[0], "Filter titles", items, (item) => item.querySelector("summary").textContent);
}
