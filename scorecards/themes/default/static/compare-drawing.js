// The drawing of a comparison: a row for each edition or indicator, with a mark for each unit on one line, better to the
// right. Every row has a scale of its own; nothing joins two rows.

/** The words of the page. */
export const said = document.querySelector("#ket-qua-so").dataset;

/** Words with facts in their places. */
export const fill = (words, facts) => words.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);

/** Names in a sentence: "Hà Tĩnh, Nghệ An và Thanh Hóa". */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${said.and} ${names[names.length - 1]}`;
}

/** An element with its attributes and content. */
export function make(tag, attributes = {}, ...content) {
  const svg = ["svg", "path", "circle", "line"].includes(tag);
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter((part) => part !== null));
  return element;
}

/** A sentence with a capital at its beginning. */
export const sentence = (words) => words && words[0].toUpperCase() + words.slice(1);

export const link = (path, ...content) => make("a", { href: said.home + path.slice(1) }, ...content);
export const small = (...content) => make("span", { class: "origin" }, ...content);

/** What is there at a tap. */
export const folded = (title, ...content) => make("details", { class: "part-fold" }, make("summary", {}, title), ...content);

const SHAPES = ["M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z", "M0-7.5L7.5 0L0 7.5L-7.5 0Z", "M-5.5-5.5H5.5V5.5H-5.5Z", "M0-7L7 5.5H-7Z"];
// a disc, a diamond, a square, a triangle: told apart without colour

/** The mark of the unit that was chosen at this place. */
export const mark = (at) => make("svg", { class: "mark-of", "data-unit": at, viewBox: "-9 -9 18 18", "aria-hidden": "true" },
  make("path", { d: SHAPES[at] }));

const percent = (share) => `${(100 * Math.min(Math.max(share, 0), 1)).toFixed(2)}%`;

/** One line with marks [unit, from, to], both between 0 and 1, and a word at each end. */
export function line(marks, [first, last]) {
  const ends = marks.flatMap(([, from, to]) => [from, to]);
  const shown = marks.map(([at, from, to]) => {
    const middle = (from + to) / 2;
    const span = from === to ? null : make("line", { x1: percent(from), x2: percent(to), y1: 12, y2: 12, class: "mark-span", "data-unit": at });
    const shape = make("svg", { x: percent(middle), y: 12, class: "mark-of", "data-unit": at, overflow: "visible" }, make("path", { d: SHAPES[at] }));
    return [span, shape];
  }).flat().filter(Boolean);
  return make("div", { class: "bell", "aria-hidden": "true" }, make("span", {}, first),
    make("svg", { height: 24, width: "100%" },
      make("line", { x1: 0, x2: "100%", y1: 12, y2: 12, class: "bell-scale" }),
      make("line", { x1: percent(Math.min(...ends)), x2: percent(Math.max(...ends)), y1: 12, y2: 12, class: "bell-bar" }),
      ...shown),
    make("span", {}, last));
}

/** A row: heading, line, the value of each unit with its mark, and what is to be said of it. */
export function row(heading, drawn, values, verdict, notes) {
  return make("li", { class: "bell-row" },
    make("p", { class: "bell-head" }, ...heading),
    drawn,
    make("ul", { class: "bell-values" }, ...values.map(([at, ...content]) => make("li", {}, mark(at), make("span", {}, ...content)))),
    verdict ? make("p", { class: "bell-verdict" }, sentence(verdict)) : null,
    ...notes.map((note) => make("p", { class: "origin" }, note)));
}
