// Bars from left to right, and heat maps.

const MOST_CATEGORIES = 50;

function drawBars(figure, drawing, data, width) {
  const shown = Math.min(MOST_CATEGORIES, data.categories.length);
  const format = formatOf(data.axis);
  const thick = data.groups.length > 1 ? 12 : 16;
  const step = Math.max(1, data.groups.length) * thick + (data.groups.length > 1 ? 10 : 8);
  const ends = data.groups.flatMap((each) => [each.values, each.low ?? [], each.high ?? []].flatMap((all) => all.slice(0, shown)))
    .filter((each) => each !== null).concat(data.lines.map((each) => each.at));
  const names = data.categories.slice(0, shown);
  const left = Math.min(width * 0.36, Math.max(20, d3.max(names, (each) => widthOf(each)) ?? 0) + 10);
  const labels = data.groups.flatMap((group) => group.values.slice(0, shown).map((value, i) =>
    value === null ? "–" : format(value)));
  const label = (d3.max(labels, (each) => widthOf(each)) ?? 0) + 12;
  const x = d3.scaleLinear().domain(apart(data.axis.range ?? [Math.min(0, d3.min(ends) ?? 0), Math.max(0, d3.max(ends) ?? 1)]));
  if (!data.axis.range) x.nice(5);
  // Values stand behind the bars, at either end.
  const before = x.domain()[0] < 0 ? label : 0;
  const inner = Math.max(40, width - left - label - before);
  x.range([0, inner]);
  const start = left + before;
  const top = data.lines.length > 0 ? 22 : 6;
  const height = top + shown * step + 44;
  const bottom = top + shown * step;

  const svg = svgIn(drawing, width, height);
  const count = Math.max(2, Math.min(6, Math.floor(inner / 70)));
  for (const tick of ticksOf(data.axis, x, count)) {
    svg.append("line").attr("class", "grid").attr("x1", start + x(tick)).attr("x2", start + x(tick)).attr("y1", top).attr("y2", bottom);
  }
  xTicks(svg, x, data.axis, start, bottom, inner);
  svg.append("text").attr("class", "name").attr("x", start + inner / 2).attr("y", height - 6).attr("text-anchor", "middle")
    .text(shortened(data.axis.name, width - 8));
  const area = inset(svg, start, top, inner, bottom - top);
  const zero = Math.max(0, Math.min(inner, x(0)));
  const stops = [];
  names.forEach((name, i) => {
    const middle = top + i * step + step / 2;
    const text = svg.append("text").attr("x", left - 10).attr("y", middle).attr("dy", "0.32em").attr("text-anchor", "end")
      .text(shortened(name, left - 10));
    text.append("title").text(name);
    const texts = [name];
    data.groups.forEach((group, j) => {
      const value = group.values[i];
      const y = i * step + (step - data.groups.length * thick) / 2 + j * thick;
      const row = area.append("g").attr("class", lookOf(j, "group"));
      let end = zero;
      if (value !== null) {
        row.append("rect").attr("class", "bar").attr("x", Math.min(zero, x(value))).attr("width", Math.abs(x(value) - zero))
          .attr("y", y + 1).attr("height", thick - 2);
        end = x(value);
        if (group.low && group.low[i] !== null) {
          const [low, high] = [x(group.low[i]), x(group.high[i])];
          const at = y + thick / 2;
          row.append("path").attr("class", "whisker").attr("fill", "none")
            .attr("d", `M${low},${at}H${high}M${low},${at - 3}v6M${high},${at - 3}v6`);
          end = value < 0 ? Math.min(end, low) : Math.max(end, high);
        }
      }
      const left2 = value !== null && value < 0;
      svg.append("text").attr("class", "value name halo").attr("x", start + Math.max(0, Math.min(inner, end)) + (left2 ? -5 : 5))
        .attr("y", top + y + thick / 2).attr("dy", "0.34em").attr("font-size", 11)
        .attr("text-anchor", left2 ? "end" : "start").text(format(value));
      const words = rangeText(value, group.low?.[i], group.high?.[i], format);
      texts.push(data.groups.length > 1 ? `${group.name}: ${words}` : words);
    });
    stops.push({ x: start + zero, y: middle, texts });
  });
  area.append("line").attr("class", "axis").attr("x1", zero).attr("x2", zero).attr("y2", bottom - top);
  let end = -Infinity;
  for (const line of [...data.lines].sort((a, b) => a.at - b.at)) {
    const at = x(line.at);
    area.append("line").attr("class", "reference").attr("x1", at).attr("x2", at).attr("y2", bottom - top);
    const text = shortened(`${line.name} (${format(line.at)})`, inner * 0.7);
    const size = widthOf(text);
    const from = Math.max(0, Math.min(at - size / 2, inner + label - size));
    if (at < 0 || at > inner || from < end + 8) continue;
    end = from + size;
    svg.append("text").attr("class", "halo").attr("x", start + from).attr("y", 14).text(text);
  }
  const entries = data.groups.map((group, j) => ({
    name: group.name, look: lookOf(j, "group"),
    swatch: (swatch) => swatch.append("rect").attr("class", "bar").attr("width", 24).attr("height", 10).attr("y", 1),
  }));
  if (entries.length > 1) legend(figure, entries);
  if (shown < data.categories.length) {
    d3.select(drawing).append("p").attr("class", "none")
      .text(`The first ${shown} of ${d3.format(",")(data.categories.length)} are drawn; the table has them all.`);
  }
  return { stops };
}

function drawHeat(figure, drawing, data, width) {
  const format = formatOf(data.axis);
  const columns = data.columns.length;
  const all = data.values.flat().filter((each) => each !== null);
  const [low, high] = data.axis.range ?? [d3.min(all) ?? 0, d3.max(all) ?? 1];
  const diverging = low < 0 && high > 0;
  const deepest = diverging ? Math.max(-low, high) : high - low;
  const shade = (value) => {
    const share = deepest === 0 ? 0.5 : diverging ? Math.abs(value) / deepest : (value - low) / deepest;
    return Math.max(0, Math.min(1, share));
  };
  const left = Math.min(width * 0.34, 220, Math.max(20, d3.max(data.rows, (each) => widthOf(each)) ?? 0) + 10);
  const values = d3.max(all, (each) => widthOf(format(each), 11)) ?? 20;
  const widest = d3.max(data.columns, (each) => widthOf(each)) ?? 0;
  const upright = Math.min(84, (width - left - 4) / Math.max(1, columns));
  const turned = widest + 6 > upright;
  const beyond = turned ? Math.min(widest, 130) / 2 : 4;
  const cell = Math.max(20, Math.min(84, (width - left - beyond) / Math.max(1, columns)));
  const tall = Math.max(20, Math.min(30, cell));
  const top = turned ? Math.min(widest, 130) + 12 : 22;
  const height = top + data.rows.length * tall + 34;
  const svg = svgIn(drawing, Math.ceil(left + columns * cell + beyond), height);
  data.columns.forEach((name, j) => {
    const at = left + j * cell + cell / 2;
    const text = svg.append("text").text(shortened(name, turned ? 130 : cell));
    if (turned) text.attr("transform", `translate(${at + 4},${top - 6}) rotate(-60)`);
    else text.attr("x", at).attr("y", top - 7).attr("text-anchor", "middle");
    text.append("title").text(name);
  });
  const stops = [];
  data.rows.forEach((name, i) => {
    const y = top + i * tall;
    svg.append("text").attr("x", left - 8).attr("y", y + tall / 2).attr("dy", "0.34em").attr("text-anchor", "end")
      .text(shortened(name, left - 10)).append("title").text(name);
    data.values[i].forEach((value, j) => {
      const x = left + j * cell;
      const share = value === null ? 0 : shade(value);
      svg.append("rect").attr("class", "cell " + (diverging && value < 0 ? "low" : "high"))
        .attr("x", x).attr("y", y).attr("width", cell).attr("height", tall).attr("fill-opacity", d3.format(".3~f")(share));
      if (value !== null && values + 6 <= cell) {
        svg.append("text").attr("class", "value" + (share > 0.9 ? " deep" : share > 0.5 ? " middle" : "")).attr("x", x + cell / 2).attr("y", y + tall / 2)
          .attr("dy", "0.34em").attr("text-anchor", "middle").attr("font-size", 11).text(format(value));
      }
      stops.push({ x: x + cell / 2, y: y + tall / 2, texts: [`${name}, ${data.columns[j]}`, format(value)] });
    });
  });
  heatScale(svg, data, height - 20, low, high, diverging, shade, format, width);
  return { stops };
}

function heatScale(svg, data, y, low, high, diverging, shade, format, width) {
  const pieces = 40;
  const each = 3;
  const name = shortened(data.axis.name, Math.max(60, width - 240));
  svg.append("text").attr("class", "name").attr("y", y + 10).text(name);
  const first = widthOf(name) + 12;
  const text = format(low);
  svg.append("text").attr("class", "name").attr("x", first).attr("y", y + 10).text(text);
  const start = first + widthOf(text) + 6;
  for (let i = 0; i < pieces; i++) {
    const value = low + ((high - low) * (i + 0.5)) / pieces;
    svg.append("rect").attr("class", diverging && value < 0 ? "low" : "high").attr("x", start + i * each).attr("y", y)
      .attr("width", each + 0.3).attr("height", 12).attr("fill-opacity", shade(value));
  }
  svg.append("text").attr("class", "name").attr("x", start + pieces * each + 6).attr("y", y + 10).text(format(high));
}
