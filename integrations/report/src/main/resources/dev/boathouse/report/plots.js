// Lines, steps and points, with bands, ranges and lines to compare with.

function drawPlot(figure, drawing, data, width) {
  // Series at the same places have them but once.
  data.series.forEach((each, i) => (each.x ??= data.series[i - 1].x));
  const height = Math.round(Math.max(230, Math.min(310, width * 0.64)));
  const xs = data.series.flatMap((each) => each.x).concat(atOf(data.lines, "AT_X"));
  const ys = data.series.flatMap((each) => [...each.y, ...(each.low ?? []), ...(each.high ?? [])])
    .filter((each) => each !== null).concat(atOf(data.lines, "AT_Y"));
  const steps = data.series.some((each) => each.mark === "steps");
  const y = d3.scaleLinear();
  if (data.y.range) y.domain(apart(data.y.range));
  else y.domain(apart(d3.extent(steps ? [...ys, 0] : ys))).nice(5);
  const top = 30;
  const bottom = 46;
  y.range([height - bottom - top, 0]);
  const yTicks = ticksOf(data.y, y, 5);
  const yFormat = tickFormatOf(data.y, y, 5);
  const left = Math.min(width / 3, Math.max(20, d3.max(yTicks, (each) => widthOf(yFormat(each))) ?? 0) + 10);
  const right = 14;
  const inner = width - left - right;
  const x = data.x.time ? d3.scaleUtc() : d3.scaleLinear();
  const toX = data.x.time ? (at) => x(at * 1000) : (at) => x(at);
  const xRange = apart(data.x.range ?? d3.extent(xs), data.x.time ? 43200 : undefined);
  x.domain(data.x.time ? xRange.map((each) => each * 1000) : xRange).range([0, inner]);
  if (!data.x.range && !data.x.time && !steps) x.nice(5);

  const svg = svgIn(drawing, width, height);
  svg.append("text").attr("class", "name").attr("y", 11).text(shortened(data.y.name, width));
  svg.append("text").attr("class", "name").attr("x", left + inner / 2).attr("y", height - 4)
    .attr("text-anchor", "middle").text(shortened(data.x.name, inner));
  for (const tick of yTicks) {
    const g = svg.append("g").attr("class", "tick").attr("transform", `translate(${left},${top + y(tick)})`);
    g.append("line").attr("x2", inner);
    g.append("text").attr("x", -7).attr("dy", "0.32em").attr("text-anchor", "end").text(yFormat(tick));
  }
  xTicks(svg, x, data.x, left, height - bottom, inner);
  svg.append("line").attr("class", "axis").attr("x1", left).attr("x2", left + inner)
    .attr("y1", height - bottom).attr("y2", height - bottom);

  const area = inset(svg, left, top, inner, height - bottom - top);
  const base = Math.max(0, Math.min(height - bottom - top, y(0)));
  data.series.forEach((series, i) => drawSeries(area.append("g").attr("class", lookOf(i, series.mark)), series, i, toX, y, base));
  const place = { left, top, width: inner, height: height - bottom - top, domain: data.x.time ? xRange : x.domain() };
  drawReferences(svg, area, data, place, toX, y);
  const entries = data.series.map((series, i) => ({
    name: series.name, look: lookOf(i, series.mark), swatch: (swatch) => seriesSwatch(swatch, series, i),
  })).concat(data.lines.filter((each) => each.course === "DIAGONAL").map((each) => referenceEntry(each, each.name)));
  if (entries.length > 1 || data.series.some((each) => each.name !== data.y.name)) legend(figure, entries);
  return plotStops(data, place, toX, y);
}

function atOf(lines, course) {
  return lines.filter((each) => each.course === course).map((each) => each.at);
}

function apart([low, high], around) {
  if (low === undefined || low === null) return [0, 1];
  if (high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9) return [low, high];
  const room = around ?? (low === 0 ? 1 : Math.abs(low) / 2);
  return [low - room, high + room];
}

function xTicks(svg, x, axis, left, top, inner) {
  const count = Math.max(2, Math.min(8, Math.floor(inner / (axis.time ? 90 : 70))));
  const format = axis.time ? x.tickFormat(count) : tickFormatOf(axis, x, count);
  let end = -Infinity;
  for (const tick of ticksOf(axis, x, count)) {
    const text = format(tick);
    const half = widthOf(text) / 2;
    const at = left + x(tick);
    svg.append("line").attr("class", "axis").attr("x1", at).attr("x2", at).attr("y1", top).attr("y2", top + 5);
    const middle = Math.min(at, left + inner + 12 - half);
    if (middle - half < end + 8) continue;
    end = middle + half;
    svg.append("g").attr("class", "tick").append("text").attr("x", middle).attr("y", top + 18)
      .attr("text-anchor", "middle").text(text);
  }
}

// Runs of numbers without a gap. Of steps, each number is a flat piece up to the next point.
function runsOf(series, toX, y) {
  const runs = [];
  let run = null;
  const count = series.x.length;
  const last = series.mark === "steps" ? count - 1 : count;
  for (let i = 0; i < last; i++) {
    if (series.y[i] === null) {
      run = null;
      continue;
    }
    if (run === null) runs.push(run = []);
    run.push([toX(series.x[i]), y(series.y[i]), i]);
    if (series.mark === "steps") run.push([toX(series.x[i + 1]), y(series.y[i]), i]);
  }
  return runs;
}

function drawSeries(g, series, index, toX, y, base) {
  const runs = series.mark === "points" ? [] : runsOf(series, toX, y);
  const line = d3.line();
  for (const run of runs) {
    if (series.mark === "steps") {
      const outline = [[run[0][0], base], ...run, [run[run.length - 1][0], base]];
      g.append("path").attr("class", "area").attr("d", line(outline));
      g.append("path").attr("class", "curve").attr("d", line(outline)).attr("stroke-dasharray", DASHES[index % LOOKS]);
      continue;
    }
    if (series.low) {
      const known = run.filter((each) => series.low[each[2]] !== null);
      g.append("path").attr("class", "band").attr("d", d3.area().x((each) => each[0])
        .y0((each) => y(series.low[each[2]])).y1((each) => y(series.high[each[2]]))(known));
    }
    g.append("path").attr("class", "curve").attr("d", line(run)).attr("stroke-dasharray", DASHES[index % LOOKS]);
  }
  const alone = new Set(runs.filter((each) => each.length === 1).map((each) => each[0][2]));
  const dotted = series.mark === "points" || (series.mark === "line" && series.x.length <= 40);
  const symbol = d3.symbol(SYMBOLS[index % LOOKS], series.mark === "points" ? 44 : 26);
  series.x.forEach((at, i) => {
    if (series.y[i] === null || !(dotted || alone.has(i))) return;
    if (series.mark === "points" && series.low && series.low[i] !== null) {
      g.append("line").attr("class", "whisker").attr("x1", toX(at)).attr("x2", toX(at))
        .attr("y1", y(series.low[i])).attr("y2", y(series.high[i]));
    }
    g.append("path").attr("class", "dot").attr("d", symbol()).attr("transform", `translate(${toX(at)},${y(series.y[i])})`);
  });
}

function seriesSwatch(swatch, series, index) {
  if (series.mark === "steps") {
    swatch.append("rect").attr("class", "area").attr("width", 24).attr("height", 12);
  }
  if (series.mark === "points") {
    swatch.append("path").attr("class", "dot").attr("d", d3.symbol(SYMBOLS[index % LOOKS], 60)())
      .attr("transform", "translate(12,6)");
  } else {
    const at = series.mark === "steps" ? 1 : 6;
    swatch.append("path").attr("class", "curve").attr("d", `M0,${at}H24`).attr("stroke-dasharray", DASHES[index % LOOKS]);
  }
}

// Labels stand beside their lines, each where no other stands.
function drawReferences(svg, area, data, place, toX, y) {
  const { left, top, width, height, domain } = place;
  const ends = [-Infinity, -Infinity, -Infinity];
  const heights = [];
  for (const line of [...data.lines].sort((a, b) => a.at - b.at)) {
    const stroke = area.append("line").attr("class", "reference");
    if (line.course === "DIAGONAL") {
      stroke.attr("y1", y(domain[0] + line.at)).attr("x2", width).attr("y2", y(domain[1] + line.at));
    } else if (line.course === "AT_X") {
      const at = toX(line.at);
      stroke.attr("x1", at).attr("x2", at).attr("y2", height);
      if (at < 0 || at > width) continue;
      const label = shortened(`${line.name} (${formatOf(data.x)(line.at)})`, width * 0.6);
      const size = widthOf(label);
      const start = Math.max(0, Math.min(at + 5, width - size));
      const row = ends.findIndex((end) => end + 6 < start);
      if (row < 0) continue;
      ends[row] = start + size;
      svg.append("text").attr("class", "halo").attr("x", left + start).attr("y", top + 11 + 14 * row).text(label);
    } else {
      const at = y(line.at);
      stroke.attr("x2", width).attr("y1", at).attr("y2", at);
      if (at < 0 || at > height) continue;
      const free = [at - 5, at + 13].find((each) => each > 8 && heights.every((other) => Math.abs(other - each) >= 13));
      if (free === undefined) continue;
      heights.push(free);
      svg.append("text").attr("class", "halo").attr("x", left + width - 2).attr("y", top + free)
        .attr("text-anchor", "end").text(shortened(`${line.name} (${formatOf(data.y)(line.at)})`, width * 0.6));
    }
  }
}

// One stop for each x: what all series say there.
function plotStops(data, place, toX, y) {
  const formatX = formatOf(data.x);
  const formatY = formatOf(data.y);
  const byX = new Map();
  data.series.forEach((series, i) => {
    const count = series.mark === "steps" ? series.x.length - 1 : series.x.length;
    for (let k = 0; k < count; k++) {
      if (series.y[k] === null) continue;
      const at = series.x[k];
      const wide = series.mark === "steps";
      const middle = wide ? (toX(at) + toX(series.x[k + 1])) / 2 : toX(at);
      const head = wide ? `${formatX(at)} to ${formatX(series.x[k + 1])}` : formatX(at);
      if (!byX.has(head)) byX.set(head, { x: place.left + middle, y: place.top + y(series.y[k]), texts: [head] });
      const value = rangeText(series.y[k], series.low?.[k], series.high?.[k], formatY);
      byX.get(head).texts.push(data.series.length > 1 ? `${series.name}: ${value}` : value);
    }
  });
  const stops = [...byX.values()].filter((each) => each.x >= place.left - 1 && each.x <= place.left + place.width + 1)
    .sort((a, b) => a.x - b.x);
  return { stops, cursor: { top: place.top, height: place.height }, upright: true };
}
