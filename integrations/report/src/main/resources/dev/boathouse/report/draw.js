// What all charts share. D3 draws them from the numbers of their figures; texts become text nodes, never markup.
// Each chart gives back its stops: places with texts, which pointer and arrow keys go through.

const LOOKS = 8;
const DASHES = [null, "7 3", "2 3", "9 3 2 3", "12 4", "1 4", "5 2 1 2 1 2", "3 2"];
const SYMBOLS = [
  d3.symbolCircle, d3.symbolSquare, d3.symbolTriangle, d3.symbolDiamond,
  d3.symbolCross, d3.symbolStar, d3.symbolWye, d3.symbolX,
];

const pen = document.createElement("canvas").getContext("2d");

function widthOf(text, size = 12) {
  pen.font = `${size}px system-ui, "Liberation Sans", Arial, sans-serif`;
  return pen.measureText(text).width;
}

function shortened(text, room, size = 12) {
  if (widthOf(text, size) <= room) return text;
  const letters = Array.from(text);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(letters.slice(0, middle).join("") + "…", size) <= room) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join("").trimEnd() + "…";
}

// As the Java side writes numbers.
function formatOf(axis) {
  if (axis.time) return timeText;
  return (value) => {
    if (value === null || value === undefined) return "–";
    if (axis.style === "percent") return d3.format(`,.${axis.digits}f`)(value * 100) + " %";
    if (axis.style === "places") {
      const text = d3.format(`,.${axis.digits}f`)(value);
      return value !== 0 && Number(text.replaceAll(",", "").replace("−", "-")) === 0
        ? (value > 0 ? "<" : ">-") + (10 ** -axis.digits).toFixed(axis.digits)
        : text;
    }
    const size = Math.abs(value);
    if (size === 0) return "0";
    if (size >= 1e15 || size < 1e-6) return d3.format(`.${axis.digits - 1}~e`)(value);
    return d3.format(size >= 10 ** axis.digits ? ",.0f" : `,.${axis.digits}~r`)(value);
  };
}

function timeText(seconds) {
  const text = new Date(seconds * 1000).toISOString().replace("T", " ").replace(/(:\d\d)\.\d+Z$/, "$1");
  return text.replace(/ 00:00:00$/, "").replace(/(\d\d:\d\d):00$/, "$1");
}

// Ticks of counts are whole numbers.
function ticksOf(axis, scale, count) {
  const ticks = scale.ticks(count);
  return axis.style === "places" && !axis.time ? ticks.filter((each) => Number(each.toFixed(axis.digits)) === each) : ticks;
}

// Ticks have as many digits as they need to differ.
function tickFormatOf(axis, scale, count) {
  if (axis.style === "percent") {
    const ticks = scale.ticks(count);
    const step = ticks.length > 1 ? (ticks[1] - ticks[0]) * 100 : 1;
    const digits = d3.precisionFixed(step);
    return (value) => d3.format(`,.${digits}f`)(value * 100) + " %";
  }
  if (axis.style === "places" && axis.digits === 0) return d3.format(",d");
  const [low, high] = d3.extent(scale.domain().map(Math.abs));
  return high >= 1e15 || (high < 1e-4 && low < 1e-4 && high > 0) ? d3.format(".2~e") : scale.tickFormat(count);
}

function rangeText(value, low, high, format) {
  const text = format(value);
  return low === null || low === undefined ? text : `${text} (${format(low)} to ${format(high)})`;
}

function svgIn(drawing, width, height) {
  return d3.select(drawing).append("svg")
    .attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`)
    .attr("aria-hidden", "true");
}

// What lies outside the axes is cut off by a drawing inside the drawing.
function inset(svg, left, top, width, height) {
  return svg.append("svg").attr("x", left).attr("y", top).attr("width", width).attr("height", height);
}

function legend(figure, entries) {
  if (entries.length === 0) return;
  const list = d3.select(figure).insert("ul", ".drawing").attr("class", "legend").attr("aria-hidden", "true");
  for (const entry of entries) {
    const item = list.append("li");
    const swatch = item.append("svg").attr("width", 24).attr("height", 12).attr("class", entry.look);
    entry.swatch(swatch);
    item.append("span").text(entry.name);
  }
}

function lookOf(index, mark) {
  return `s${index % LOOKS} ${mark}`;
}

function referenceEntry(line, name) {
  return {
    name, look: "",
    swatch: (swatch) => swatch.append("line").attr("class", "reference").attr("x2", 24).attr("y1", 6).attr("y2", 6),
  };
}
