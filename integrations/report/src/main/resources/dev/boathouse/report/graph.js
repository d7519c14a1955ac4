// Graphs from left to right: each node one layer behind the last that leads to it. Links over several layers go through
// places of their own in between, and places are sorted by the middle of their neighbours (Sugiyama's barycentre).

const SWEEPS = 8;
const NODE_HEIGHT = 40;
const NODE_GAP = 14;
const LAYER_GAP = 72;

// Links that close a circle count backwards.
function layersOf(count, links) {
  const out = Array.from({ length: count }, () => []);
  links.forEach(([from, to], i) => out[from].push([to, i]));
  const state = new Uint8Array(count);
  const backwards = new Set();
  for (let root = 0; root < count; root++) {
    if (state[root] !== 0) continue;
    const path = [[root, 0]];
    state[root] = 1;
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (top[1] >= out[top[0]].length) {
        state[top[0]] = 2;
        path.pop();
        continue;
      }
      const [to, link] = out[top[0]][top[1]++];
      if (state[to] === 1) backwards.add(link);
      else if (state[to] === 0) {
        state[to] = 1;
        path.push([to, 0]);
      }
    }
  }
  const forward = links.map(([from, to], i) => (backwards.has(i) ? [to, from] : [from, to]))
    .map((each, i) => [...each, i]).filter(([from, to]) => from !== to);
  const layer = new Array(count).fill(0);
  const waits = new Array(count).fill(0);
  forward.forEach(([, to]) => waits[to]++);
  const ready = d3.range(count).filter((each) => waits[each] === 0);
  for (let at = 0; at < ready.length; at++) {
    for (const [from, to] of forward) {
      if (from !== ready[at]) continue;
      layer[to] = Math.max(layer[to], layer[from] + 1);
      if (--waits[to] === 0) ready.push(to);
    }
  }
  return { layer, forward };
}

function placesOf(nodes, links) {
  const { layer, forward } = layersOf(nodes.length, links);
  const places = nodes.map((node, i) => ({ node: i, layer: layer[i], height: NODE_HEIGHT, before: [], behind: [] }));
  const ways = [];
  for (const [from, to, link] of forward) {
    const way = [places[from]];
    for (let at = layer[from] + 1; at < layer[to]; at++) {
      const between = { node: -1, layer: at, height: 6, before: [], behind: [] };
      places.push(between);
      way.push(between);
    }
    way.push(places[to]);
    for (let i = 1; i < way.length; i++) {
      way[i - 1].behind.push(way[i]);
      way[i].before.push(way[i - 1]);
    }
    ways.push({ link, way });
  }
  const layers = d3.groups(places, (each) => each.layer).sort((a, b) => a[0] - b[0]).map((each) => each[1]);
  layers.forEach((each) => each.forEach((place, i) => (place.rank = i)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const each of down ? layers.slice(1) : layers.slice(0, -1).reverse()) {
      each.forEach((place) => {
        const near = down ? place.before : place.behind;
        place.wish = near.length > 0 ? d3.mean(near, (other) => other.rank) : place.rank;
      });
      each.sort((a, b) => a.wish - b.wish || a.rank - b.rank).forEach((place, i) => (place.rank = i));
    }
  }
  settle(layers);
  return { places, layers, ways };
}

// Heights: near the middle of their neighbours, in order, none over another.
function settle(layers) {
  for (const layer of layers) {
    let y = 0;
    for (const place of layer) {
      place.y = y + place.height / 2;
      y += place.height + NODE_GAP;
    }
    for (const place of layer) place.y -= y / 2;
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      const wishes = layer.map((place) => {
        const near = down ? place.before : place.behind;
        return near.length > 0 ? d3.mean(near, (other) => other.y) : place.y;
      });
      let end = -Infinity;
      layer.forEach((place, i) => {
        place.y = Math.max(wishes[i], end + place.height / 2);
        end = place.y + place.height / 2 + NODE_GAP;
      });
      const shift = d3.mean(layer, (place, i) => wishes[i] - place.y);
      layer.forEach((place) => (place.y += shift));
    }
  }
}

const STATUS_MARKS = { pass: "✓ ", warn: "! ", fail: "✗ ", note: "" };

function drawGraph(figure, drawing, data, width) {
  const { places, layers, ways } = placesOf(data.nodes, data.links);
  const kinds = [...new Set(data.nodes.map((each) => each[1]))].filter((each) => each !== "");
  const texts = data.nodes.map(([label, , status]) => shortened(STATUS_MARKS[status] + label, 210));
  let x = 1;
  for (const layer of layers) {
    const widest = d3.max(layer, (place) => place.node < 0 ? 0
      : Math.max(widthOf(texts[place.node]), widthOf(data.nodes[place.node][1], 11))) + 26;
    for (const place of layer) {
      place.x = x;
      place.width = widest;
    }
    const notes = ways.filter((each) => each.way[0].layer === layer[0].layer).map((each) => data.links[each.link][2]);
    x += widest + Math.max(LAYER_GAP, Math.min(170, (d3.max(notes, (each) => widthOf(each, 11)) ?? 0) + 40));
  }
  const low = d3.min(places, (place) => place.y - place.height / 2) ?? 0;
  const high = d3.max(places, (place) => place.y + place.height / 2) ?? 0;
  const right = d3.max(places, (place) => place.x + place.width) ?? 0;
  const svg = svgIn(drawing, Math.ceil(right + 2), Math.ceil(high - low + 24));
  const root = svg.append("g").attr("transform", `translate(0,${12 - low})`);
  for (const { link, way } of ways) drawLink(root, data.links[link], way);
  const taken = [];
  for (const { link, way } of ways) drawNote(root, data.links[link][2], way, taken);
  const stops = [];
  for (const place of places.filter((each) => each.node >= 0)) {
    const [label, kind, status] = data.nodes[place.node];
    const g = root.append("g").attr("class", `node ${status} ${kind === "" ? "s6" : lookOf(kinds.indexOf(kind), "")}`)
      .attr("transform", `translate(${place.x},${place.y - place.height / 2})`);
    g.append("rect").attr("class", "box").attr("width", place.width).attr("height", place.height).attr("rx", 4);
    g.append("rect").attr("class", "kind").attr("width", 4).attr("height", place.height).attr("rx", 2);
    if (kind !== "") {
      g.append("text").attr("class", "name").attr("x", 13).attr("y", 15).attr("font-size", 11).text(shortened(kind, place.width - 20, 11));
    }
    g.append("text").attr("x", 13).attr("y", kind === "" ? place.height / 2 : 31).attr("dy", kind === "" ? "0.34em" : null)
      .text(texts[place.node]);
    const words = [kind === "" ? label : `${kind} ${label}`];
    if (status !== "note") words.push(status);
    stops.push({ x: place.x + place.width / 2, y: place.y + 12 - low, texts: words });
  }
  return { stops };
}

function drawLink(root, [from], way) {
  const line = d3.line().curve(d3.curveBumpX);
  const backwards = way[0].node !== from;
  const points = [[way[0].x + way[0].width, way[0].y]];
  for (const place of way.slice(1, -1)) points.push([place.x, place.y], [place.x + place.width, place.y]);
  const last = way[way.length - 1];
  points.push([last.x, last.y]);
  const [endX, endY] = backwards ? points[0] : points[points.length - 1];
  const tip = backwards ? 7 : -7;
  points[backwards ? 0 : points.length - 1] = [endX + tip, endY];
  root.append("path").attr("class", "link").attr("d", line(points)).attr("stroke-dasharray", backwards ? "4 3" : null);
  root.append("path").attr("class", "arrow").attr("d", `M${endX},${endY}l${tip},-4v8Z`);
}

// What happened, where a link leaves or where it arrives: wherever no other note stands. The table has them all.
function drawNote(root, note, way, taken) {
  if (note === "") return;
  const text = shortened(note, 130, 11);
  const width = widthOf(text, 11);
  const first = way[0];
  const last = way[way.length - 1];
  const leaves = { x: first.x + first.width + 5, y: first.y - 4 };
  const arrives = { x: last.x - 11 - width, y: last.y - 4 };
  const ends = first.behind.length > last.before.length ? [arrives, leaves] : [leaves, arrives];
  const free = ends.find((place) => taken.every((other) =>
    Math.abs(other.y - place.y) > 11 || other.x > place.x + width + 4 || place.x > other.x + other.width + 4));
  if (free === undefined) return;
  taken.push({ ...free, width });
  root.append("text").attr("class", "name halo").attr("x", free.x).attr("y", free.y).attr("font-size", 11).text(text);
}
