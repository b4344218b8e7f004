// Search: reads the question from the address or the field and shows what has all its words. What the files of the
// index hold is written in scorecards/publish/search.py; how texts are taken apart in search_words.py beside it, tested
// on tests/fixtures/search_words.txt; folding is the rule of scorecards/vietnamese/folding.py (tests/fixtures/folding.txt).

import { load } from "./files.js";
import { fold, key, spelled, SPACES } from "./words.js";

const WORD = /(?:[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)+)(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;
const FIRST = 5; // results of a kind at first
const MORE = 20; // and each time that more are asked for
const PAUSE = 200; // milliseconds without typing before a search

// What a fit counts: a whole name of a unit before all, then marks as typed, words side by side, what is in titles or at
// their ends, whole words.
const NAMED = 10000;
const MARKED = 100;
const BESIDE = 30;
const TITLE = 10;

function decimal(whole, decimals) {
  const rest = decimals.replace(/0+$/, "");
  return rest ? `${whole}.${rest}` : whole;
}

/** What digits with separators may mean; none where they are no number. */
function readings(number) {
  const groups = number.split(/[ .,]/);
  const signs = number.match(/[ .,]/g);
  const triples = (some) => some[0].length <= 3 && some.slice(1).every((group) => group.length === 3);
  if (triples(groups) && new Set(signs).size === 1 && groups[0] !== "0") {
    const whole = groups.join("");
    return groups.length === 2 && signs[0] !== " " && !whole.endsWith("0") ? [whole, decimal(...groups)] : [whole];
  }
  const last = groups.pop();
  const sign = signs.pop();
  if (groups.length === 1) return [decimal(groups[0], last)];
  const grouped = triples(groups) && new Set(signs).size === 1 && !signs.includes(sign);
  return grouped ? [decimal(groups.join(""), last)] : [];
}

/** The words of a text: as written and by what each is found, a number by its values. */
function tokens(text) {
  return (text.match(WORD) ?? []).flatMap((word) => {
    if (!/[ .,]/.test(word)) return [{ word, keys: [key(word)] }];
    const values = readings(word);
    return values.length ? [{ word, keys: values }] : word.match(/[0-9]+/g).map((part) => ({ word: part, keys: [part] }));
  });
}

/** The words of a question as the keys of which an entry has to have one. */
export const questionKeys = (question) => tokens(fold(question)).map(({ keys }) => keys);

const start = (word) => [...word].slice(0, 2).join("");

const results = document.querySelector("#ket-qua");
const status = document.querySelector("#tim-thay");
const field = document.querySelector("#tu-khoa");
const said = results.dataset;
const count = new Intl.NumberFormat(document.documentElement.lang);
const folder = new URL(".", new URL(said.index, document.baseURI));

const head = () => load(new URL(said.index, document.baseURI).href);

/** A file of the index that the head names. */
const part = (name) => load(new URL(name, folder).href);

/** The file of some that holds a key. */
const fileWith = (files, key) => files.filter(([first]) => first <= key).pop()?.[1];

/** A question: its words, each once, of which the last may be half typed; and the keys of all in order. */
function asked(question, typing) {
  const every = tokens(question.normalize("NFC").toLowerCase().replace(SPACES, " "));
  const once = [...new Map(every.map((token) => [token.word, token])).values()];
  const words = once.map(({ word, keys }, at) => {
    const plain = /[ .,]/.test(word) ? keys[0] : fold(word);
    return { word, keys, plain, open: typing && at === once.length - 1 && [...plain].length > 1 };
  });
  return { words, keys: every.map(({ keys }) => keys) };
}

const asking = new Set(said.asking.split(" ").map(key));

/** A question without the words that only ask. */
function without({ words, keys }) {
  const says = (one) => !one.some((key) => asking.has(key));
  return { words: words.filter((word) => says(word.keys)), keys: keys.filter(says) };
}

/** Whether a form of the index, or a word of a text, is the word that was asked for. */
const isAsked = (form, { keys, plain, open }) => keys.includes(key(form)) || (open && fold(form).startsWith(plain));

/** Adds to the fit of each entry of a list, the greatest and the steps down from it, what is better than before. */
function note(fits, steps, fit) {
  let entry;
  steps.forEach((step, at) => {
    entry = at ? entry - step : step;
    fits.set(entry, Math.max(fit, fits.get(entry) ?? 0));
  });
}

/** The entries that have a word, each with how well it fits. */
async function having(sought) {
  const { word, keys, plain, open } = sought;
  const { words: files } = await head();
  const fits = new Map();
  const names = new Set([...keys, ...(open ? [plain] : [])].map((key) => fileWith(files, start(key))).filter(Boolean));
  for (const name of names) {
    for (const [form, places] of Object.entries(await part(name))) {
      if (!isAsked(form, sought)) continue;
      const asTyped = spelled(form) === spelled(word) || (open && form.startsWith(word));
      const whole = keys.includes(key(form)) ? 1 : 0;
      const fit = (word !== plain && asTyped ? MARKED : 0) + whole;
      places.forEach((steps, elsewhere) => note(fits, steps, fit + (elsewhere ? 0 : TITLE)));
    }
  }
  return fits;
}

/** The entries in which words stand side by side, or in whose title a word is the first or the last. */
async function beside(before, after) {
  const { pairs: files } = await head();
  const fits = new Map();
  for (const pair of before.flatMap((one) => after.map((other) => `${one} ${other}`))) {
    const name = fileWith(files, pair);
    const places = name ? ((await part(name))[pair] ?? []) : [];
    const fit = pair.trim() === pair ? BESIDE : 0;
    places.forEach((steps, elsewhere) => note(fits, steps, fit + (elsewhere ? 0 : TITLE)));
  }
  return fits;
}

/** The units whose whole name is in the question, the longest names first. */
async function named(keys) {
  const names = await part((await head()).names);
  const fits = new Map();
  keys.forEach((_, from) => {
    for (let until = from + 1; until <= keys.length; until += 1) {
      const name = keys.slice(from, until).map(([first]) => first).join("");
      if (Object.hasOwn(names, name)) note(fits, names[name], NAMED + name.length);
    }
  });
  return fits;
}

/** The entries that have all words, by kind: [heading, entries best first], the kind of the best entry first. */
async function find({ words, keys }) {
  if (!words.length) return [];
  const ends = [[[""], keys[0]], [keys[keys.length - 1], [""]]];
  const pairs = [...keys.slice(1).map((after, at) => [keys[at], after]), ...ends];
  const [own, more] = await Promise.all([
    Promise.all(words.map(having)),
    Promise.all([named(keys), ...pairs.map(([before, after]) => beside(before, after))]),
  ]);
  const [first, ...rest] = own.sort((a, b) => a.size - b.size);
  const found = [...first.keys()].filter((entry) => rest.every((fits) => fits.has(entry)))
    .map((entry) => [entry, [...own, ...more].reduce((sum, fits) => sum + (fits.get(entry) ?? 0), 0)]);
  const kinds = (await head()).kinds.map(([heading, from, end]) => {
    const place = (entry) => Math.sign(end - from) * (entry - from); // among all of the kind, in the order shown
    const some = found.filter(([entry]) => place(entry) >= 0 && place(entry) < Math.abs(end - from));
    return [heading, some.sort(([a, fitA], [b, fitB]) => fitB - fitA || place(a) - place(b))];
  });
  return kinds.filter(([, own]) => own.length)
    .sort(([, a], [, b]) => b[0][1] - a[0][1])
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
  const isSought = ({ word, keys }) => sought.some((one) => [word, ...keys].some((form) => isAsked(form, one)));
  const parts = [];
  let done = 0;
  for (const { 0: word, index } of composed.replace(SPACES, " ").matchAll(WORD)) {
    if (tokens(word).some(isSought)) {
      parts.push(composed.slice(done, index), make("mark", word));
      done = index + word.length;
    }
  }
  return [...parts, composed.slice(done)];
}

/** A link to a page of this language, or of the original where that is the one it is in. */
function link(path, other, ...content) {
  const element = make("a", ...content);
  element.href = (other ? said.original : said.home) + path.slice(1);
  if (other) element.lang = element.hreflang = other;
  return element;
}

async function row(entry, sought) {
  const { perFile, entries } = await head();
  const shown = await part(entries[Math.floor(entry / perFile)]);
  const [title, path, detail, now, nowPath, titleIn, detailIn] = shown[entry % perFile];
  const summary = make("span", ...highlighted(detail, sought));
  const origin = make("span", summary);
  origin.className = "origin";
  if (now) origin.append(make("span", `${said.now} `, link(nowPath, "", ...highlighted(now, sought))));
  const name = link(path, titleIn, ...highlighted(title, sought));
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

/** Says what became of a search; what follows `shown` is for those who hear it, others see it in the headings. */
function tell(shown, heard = "") {
  const more = make("span", heard);
  more.className = "unseen";
  status.replaceChildren(shown, more);
  status.classList.add("told");
}

const failed = () => tell(said.failed);

/** Offers to look a question up among the communes, which are no units of the site, where no unit answers it. */
function offer(question, kinds) {
  const place = document.querySelector("#tim-xa");
  if (!place) return;
  const [target] = place.children;
  target.textContent = target.dataset.words.replace("{question}", question);
  target.search = new URLSearchParams({ q: question });
  place.hidden = !question || kinds.some(([heading]) => heading === said.units);
}

let newest = 0;

/** Searches and shows; `typing` says that the last word may go on. An older search that ends later shows nothing. */
async function search(typing) {
  const turn = ++newest;
  results.setAttribute("aria-busy", "true");
  const question = field.value.trim();
  const address = new URL(location.href);
  if (question) address.searchParams.set("q", question);
  else address.searchParams.delete("q");
  address.hash = "";
  history.replaceState(null, "", address);
  document.documentElement.classList.toggle("asked", question !== "");
  try {
    let sought = asked(question, typing);
    let kinds = await find(sought);
    // Nothing has all words: perhaps the last was not typed to its end, or some only ask ("bao nhiêu").
    for (const other of typing ? [] : [asked(question, true), without(asked(question, false))]) {
      if (kinds.length) break;
      const more = await find(other);
      if (more.length) [sought, kinds] = [other, more];
    }
    const sections = await Promise.all(kinds.map(([heading, entries]) => section(heading, entries, sought.words)));
    if (turn !== newest) return;
    results.replaceChildren(...sections);
    offer(question, kinds);
    const total = kinds.reduce((sum, [, entries]) => sum + entries.length, 0);
    const each = kinds.map(([heading, entries]) => `${heading}: ${count.format(entries.length)}`).join("; ");
    if (total) tell(said.count.replace("{count}", count.format(total)).replace("{kinds}", ""), each);
    else tell(sought.words.length ? said.none : said.hint);
  } catch {
    if (turn === newest) failed();
  }
  if (turn === newest) results.setAttribute("aria-busy", "false");
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
