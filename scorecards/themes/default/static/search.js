// Search: reads the question from the address or the field and shows what has all its words. What the files of the
// index hold is written in scorecards/publish/search.py; folding is the rule of scorecards/vietnamese/folding.py, and
// both are tested on tests/fixtures/folding.txt.

const MARKS = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323]/g;
const DASHES = /[\u2010\u2011\u2012\u2013\u2014\u2015\u2212]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g;
const TONE = /([\u0300\u0301\u0303\u0309\u0323])(.*)/;
const WORD = /[\p{L}\p{N}]+/gu;
const FIRST = 5; // results of a kind at first
const MORE = 20; // and each time that more are asked for
const PAUSE = 200; // milliseconds without typing before a search

/** Small letters without marks, đ as d. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(MARKS, "").normalize("NFC").replace(/đ/g, "d")
    .replace(DASHES, "-").replace(SPACES, " ");

/** The folded words of a text. */
export const words = (text) => fold(text).match(WORD) ?? [];

// A word with its tone behind it, so that "hoá" and "hóa" are one.
const spelled = (word) => word.normalize("NFD").replace(TONE, "$2$1").normalize("NFC");
const start = (word) => [...word].slice(0, 2).join("");

const results = document.querySelector("#ket-qua");
const status = document.querySelector("#tim-thay");
const field = document.querySelector("#tu-khoa");
const said = results.dataset;
const count = new Intl.NumberFormat(document.documentElement.lang);
const folder = new URL(".", new URL(said.index, document.baseURI));
const loaded = new Map();

/** A file of the index, moved once; one that failed is asked for again the next time. */
function load(name) {
  const address = new URL(name, folder).href;
  if (!loaded.has(address)) {
    const file = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    file.catch(() => loaded.delete(address));
    loaded.set(address, file);
  }
  return loaded.get(address);
}

const head = () => load(new URL(said.index, document.baseURI).href);

/** A question as words with their marks and without, each once; the last one may be half typed. */
function asked(question, typing) {
  const marked = [...new Set(question.normalize("NFC").toLowerCase().match(WORD) ?? [])];
  return marked.map((word, at) => {
    const plain = fold(word);
    return { word, plain, open: typing && at === marked.length - 1 && [...plain].length > 1 };
  });
}

/** The entries that have a word, each with how well it fits: marks as typed before all, then titles, then whole words. */
async function having({ word, plain, open }) {
  const { words: files } = await head();
  const fits = new Map();
  const file = files.filter(([first]) => first <= start(plain)).pop();
  for (const [form, places] of Object.entries(file ? await load(file[1]) : {})) {
    const folded = fold(form);
    if (open ? !folded.startsWith(plain) : folded !== plain) continue;
    const asTyped = spelled(form) === spelled(word) || (open && form.startsWith(word));
    places.forEach((steps, elsewhere) => {
      const fit = (word !== plain && asTyped ? 100 : 0) + (elsewhere ? 0 : 10) + (folded === plain ? 1 : 0);
      let entry = 0;
      for (const step of steps) {
        entry += step;
        fits.set(entry, Math.max(fit, fits.get(entry) ?? 0));
      }
    });
  }
  return fits;
}

/** The entries that have all words, by kind: [heading, entries best first], the kind of the best entry first. */
async function find(sought) {
  if (!sought.length) return [];
  const [first, ...rest] = (await Promise.all(sought.map(having))).sort((a, b) => a.size - b.size);
  const found = [];
  for (const [entry, fit] of first) {
    if (rest.every((fits) => fits.has(entry))) {
      found.push([entry, rest.reduce((sum, fits) => sum + fits.get(entry), fit)]);
    }
  }
  found.sort(([a, fitA], [b, fitB]) => fitB - fitA || a - b);
  let from = 0;
  const kinds = (await head()).kinds.map(([heading, size]) => {
    const until = (from += size);
    return [heading, found.filter(([entry]) => entry >= until - size && entry < until)];
  });
  return kinds.filter(([, own]) => own.length)
    .sort(([, a], [, b]) => b[0][1] - a[0][1] || a[0][0] - b[0][0])
    .map(([heading, own]) => [heading, own.map(([entry]) => entry)]);
}

function make(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/** A text with the words that were looked for marked. */
function highlighted(text, sought) {
  const composed = text.normalize("NFC");
  const parts = [];
  let done = 0;
  for (const { 0: word, index } of composed.matchAll(WORD)) {
    const folded = fold(word);
    if (sought.some(({ plain, open }) => (open ? folded.startsWith(plain) : folded === plain))) {
      parts.push(composed.slice(done, index), make("mark", word));
      done = index + word.length;
    }
  }
  return [...parts, composed.slice(done)];
}

function link(path, ...content) {
  const element = make("a", ...content);
  element.href = said.home + path.slice(1);
  return element;
}

async function row(entry, sought) {
  const { perFile, entries } = await head();
  const shown = await load(entries[Math.floor(entry / perFile)]);
  const [title, path, detail, now, nowPath, titleIn, detailIn] = shown[entry % perFile];
  const summary = make("span", ...highlighted(detail, sought));
  const origin = make("span", summary);
  origin.className = "origin";
  if (now) origin.append(make("span", `${said.now} `, link(nowPath, ...highlighted(now, sought))));
  const name = link(path, ...highlighted(title, sought));
  if (titleIn) name.lang = titleIn;
  if (!detailIn) return make("li", name, origin);
  summary.lang = detailIn; // nobody has translated it, and results say so
  return make("li", name, ` ${said.inLanguage}`, origin);
}

const rows = (entries, sought) => Promise.all(entries.map((entry) => row(entry, sought)));

async function section(heading, entries, sought) {
  const list = make("ul", ...(await rows(entries.slice(0, FIRST), sought)));
  list.className = "links";
  const body = make("div", list);
  let done = FIRST;
  if (entries.length > done) {
    const button = make("button");
    const label = () => (button.textContent = said.more.replace("{count}", count.format(Math.min(MORE, entries.length - done))));
    button.type = "button";
    button.className = "button";
    button.addEventListener("click", async () => {
      const added = await rows(entries.slice(done, done + MORE), sought).catch(failed);
      if (!added) return;
      done += MORE;
      list.append(...added);
      added[0].querySelector("a").focus();
      if (done < entries.length) label();
      else button.remove();
    });
    label();
    body.append(button);
  }
  const made = make("section", make("h2", `${heading} (${count.format(entries.length)})`), body);
  made.className = "part-section split";
  return made;
}

function failed() {
  status.textContent = said.failed;
}

let newest = 0;

/** Searches and shows; `typing` says that the last word may go on. An older search that ends later shows nothing. */
async function search(typing) {
  const turn = ++newest;
  const question = field.value.trim();
  const address = new URL(location.href);
  if (question) address.searchParams.set("q", question);
  else address.searchParams.delete("q");
  address.hash = "";
  history.replaceState(null, "", address);
  try {
    let sought = asked(question, typing);
    let kinds = await find(sought);
    if (!kinds.length && !typing) {
      // Nothing has the word as it is: perhaps it was not typed to its end.
      const open = asked(question, true);
      const more = await find(open);
      if (more.length) [sought, kinds] = [open, more];
    }
    const sections = await Promise.all(kinds.map(([heading, entries]) => section(heading, entries, sought)));
    if (turn !== newest) return;
    results.replaceChildren(...sections);
    const total = kinds.reduce((sum, [, entries]) => sum + entries.length, 0);
    const each = kinds.map(([heading, entries]) => `${heading}: ${count.format(entries.length)}`).join("; ");
    status.textContent = !sought.length ? said.hint
      : total ? said.count.replace("{count}", count.format(total)).replace("{kinds}", each) : said.none;
  } catch {
    if (turn === newest) failed();
  }
}

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE, true);
});
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search(false);
});

field.value = new URLSearchParams(location.search).get("q") ?? "";
search(false);
