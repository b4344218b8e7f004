// A chart, explored: the still drawing gives way to a live one, drawn by Vega from the specification that the still one
// was made from. Marks say what they stand for; the chart can be taken along as a picture or a table. What the file of
// a chart holds is written in scorecards/publish/chart_files.py. All words come from the page and that file.

const NEAR = 24; // pixels from a mark within which it answers the pointer: marks may be thinner than a finger
const EDGE = 8; // pixels kept between a tip and the edge of the window
const SCALE = 2; // pixels of a picture to one of the page
const SVG = "http://www.w3.org/2000/svg";

let tries = 0;

export default async function explore(button) {
  if (button.getAttribute("aria-disabled")) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.parentElement.querySelector("[role=status]")?.remove();
  button.after(said);
  button.setAttribute("aria-disabled", "true");
  said.textContent = button.dataset.busy;
  try {
    const [file, vega] = await Promise.all([read(button.dataset.spec), load(button.dataset.vega)]);
    await open(button, file, vega);
    said.remove();
  } catch (error) {
    console.warn(error);
    said.textContent = button.dataset.failed;
  }
  button.removeAttribute("aria-disabled");
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// A browser may remember that a module did not come; under another address it is asked for again.
async function load(address) {
  try {
    return await import(tries ? `${address}?${tries}` : address);
  } catch (error) {
    tries += 1;
    throw error;
  }
}

function viewOf(spec, { View, parse, expressionInterpreter }, options) {
  return new View(parse(spec, null, { ast: true }), { expr: expressionInterpreter, hover: false, ...options });
}

// -- The live drawing -------------------------------------------------------------------------------------------------

async function open(button, file, vega) {
  const still = button.closest("figure").querySelector(".chart-drawing > svg");
  const live = document.createElement("div");
  live.className = "chart-live";
  const view = viewOf(file.vega, vega, { renderer: "svg", container: live });
  await view.runAsync();
  const marks = [...live.querySelectorAll("path, line")].filter((mark) => mark.__data__?.tooltip);
  const stops = stopsOf(marks);
  name(live, still, stops);
  still.replaceWith(live);

  const tools = toolbar(button, file, vega, () => {
    forget();
    view.finalize();
    live.replaceWith(still);
    tools.remove();
    button.hidden = false;
    button.focus();
  });
  const forget = answer(live, marks, stops);
  button.hidden = true;
  button.after(tools);
  (stops[0] ?? tools.querySelector("button")).focus({ preventScroll: true });
}

// Marks from left to right and top to bottom; those that stand together and say the same are one stop of the keyboard.
function stopsOf(marks) {
  const at = (mark) => mark.__data__.bounds;
  marks.sort((one, other) => at(one).y1 - at(other).y1 || at(one).x1 - at(other).x1);
  const found = new Map();
  for (const mark of marks) if (!found.has(tipOf(mark))) found.set(tipOf(mark), mark);
  return [...found.values()];
}

function tipOf(mark) {
  return mark.__data__.tooltip;
}

// The live drawing is called what the still one is. It is a group and no image: an image's parts are not told apart.
function name(live, still, stops) {
  const drawing = live.querySelector("svg");
  for (const part of [live, ...live.querySelectorAll("*")]) unname(part);
  drawing.prepend(...[...still.querySelectorAll("title, desc")].map((part) => part.cloneNode(true)));
  drawing.setAttribute("role", "group");
  drawing.setAttribute("aria-labelledby", still.getAttribute("aria-labelledby"));
  for (const word of drawing.querySelectorAll("text")) word.setAttribute("aria-hidden", "true");
  for (const [number, mark] of stops.entries()) {
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", tipOf(mark).replace("\n", ", "));
    mark.setAttribute("tabindex", number ? "-1" : "0");
  }
}

// What Vega says of its own parts, in English.
function unname(part) {
  for (const attribute of ["role", "aria-roledescription", "aria-label"]) part.removeAttribute(attribute);
}

// Pointer, finger and keyboard. Returns what ends it all.
function answer(live, marks, stops) {
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.setAttribute("aria-hidden", "true"); // the mark itself is named by the same words
  tip.hidden = true;
  live.append(tip);
  let told = null;

  function tell(mark) {
    if (mark === told) return;
    told?.classList.remove("chart-told");
    told = mark;
    tip.hidden = !mark;
    if (!mark) return;
    mark.classList.add("chart-told");
    tip.textContent = tipOf(mark);
    place(tip, mark, live);
  }

  function nearest(x, y) {
    let found = null;
    let least = NEAR;
    for (const mark of marks) {
      const box = mark.getBoundingClientRect();
      const far = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
      if (far < least) [found, least] = [mark, far];
    }
    return found;
  }

  function point(event) {
    if (!tip.contains(event.target)) tell(nearest(event.clientX, event.clientY));
  }

  function elsewhere(event) {
    if (!live.contains(event.target)) tell(null);
  }

  function escape(event) {
    if (event.key === "Escape") tell(null);
  }

  function step(event) {
    const here = stops.indexOf(document.activeElement);
    const last = stops.length - 1;
    const steps = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: last };
    if (here < 0 || !(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = stops[Math.min(Math.max(steps[event.key], 0), last)];
    stops[here].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
    tell(next);
  }

  live.addEventListener("pointermove", point);
  live.addEventListener("pointerdown", point);
  live.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && tell(null));
  live.addEventListener("focusin", (event) => stops.includes(event.target) && tell(event.target));
  live.addEventListener("focusout", () => tell(null));
  live.addEventListener("keydown", step);
  document.addEventListener("pointerdown", elsewhere);
  document.addEventListener("keydown", escape);
  return () => {
    document.removeEventListener("pointerdown", elsewhere);
    document.removeEventListener("keydown", escape);
  };
}

// Over the mark, or under it where there is no room above; never over the edge of the window.
function place(tip, mark, live) {
  tip.style.left = "0";
  tip.style.top = "0";
  const [own, at, around] = [tip, mark, live].map((part) => part.getBoundingClientRect());
  const width = document.documentElement.clientWidth;
  const middle = (at.left + at.right) / 2 - own.width / 2;
  const left = Math.max(EDGE, Math.min(middle, width - EDGE - own.width));
  const above = at.top - own.height - EDGE;
  const top = above < 0 ? at.bottom + EDGE : above;
  tip.style.left = `${left - around.left}px`;
  tip.style.top = `${top - around.top}px`;
}

// -- What can be done with it -----------------------------------------------------------------------------------------

function toolbar(button, file, vega, close) {
  const words = button.dataset;
  const tools = document.createElement("span");
  tools.className = "chart-toolbar";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words.tools);

  function add(words, label, act) {
    const tool = document.createElement("button");
    tool.type = "button";
    tool.className = "chart-tool";
    tool.textContent = words;
    if (label) tool.setAttribute("aria-label", label);
    tool.addEventListener("click", act);
    tools.append(tool);
  }

  add(words.close, "", close); // where the button was: who presses twice takes nothing along
  const kinds = { PNG: () => png(file, vega), SVG: () => svg(file, vega), CSV: () => csv(file) };
  for (const [kind, make] of Object.entries(kinds)) {
    add(kind, `${words.save} ${kind}`, async () => keep(await make(), `${file.name}.${kind.toLowerCase()}`));
  }
  return tools;
}

function keep(content, called) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = called;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The chart with title, source and address, in colours that need no page.
function sheetOf({ vega, sheet, colours }) {
  const text = (line) => ({
    type: "text",
    style: "text",
    encode: {
      enter: {
        text: { value: line.text },
        x: { value: line.x },
        y: { value: line.y },
        fontSize: { value: line.size },
        fontWeight: { value: line.weight },
        fill: { value: `var(--${line.shade})` },
      },
    },
  });
  const place = { x: sheet.left, y: sheet.top, width: vega.width, height: vega.height };
  const enter = Object.fromEntries(Object.entries(place).map(([key, value]) => [key, { value }]));
  const whole = {
    ...vega,
    width: sheet.width,
    height: sheet.height,
    background: "var(--paper)",
    marks: [...sheet.lines.map(text), { type: "group", encode: { enter }, marks: vega.marks }],
  };
  return JSON.parse(JSON.stringify(whole).replace(/var\(--([a-z-]+)\)/g, (_, shade) => colours[shade]));
}

async function png(file, vega) {
  const { font } = file.vega.config.style.text;
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px "${font}"`, file.sheet.lines[0]?.text)));
  const view = viewOf(sheetOf(file), vega, { renderer: "none" });
  const canvas = await view.toCanvas(SCALE);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

async function svg(file, vega) {
  const view = viewOf(sheetOf(file), vega, { renderer: "none" });
  const drawn = new DOMParser().parseFromString(await view.toSVG(), "image/svg+xml").documentElement;
  const family = getComputedStyle(document.documentElement).getPropertyValue("--font").trim();
  for (const part of [drawn, ...drawn.querySelectorAll("*")]) {
    unname(part);
    part.removeAttribute("class");
    if (part.hasAttribute("font-family")) part.setAttribute("font-family", family);
  }
  for (const [kind, words] of [["desc", file.reading], ["title", file.title]]) {
    const part = document.createElementNS(SVG, kind);
    part.textContent = words;
    drawn.prepend(part);
  }
  drawn.setAttribute("role", "img");
  drawn.setAttribute("lang", file.language);
  return new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" });
}

// With a mark at the start by which spreadsheets know that it is in UTF-8.
async function csv(file) {
  return new Blob(["\uFEFF", file.csv], { type: "text/csv;charset=utf-8" });
}
