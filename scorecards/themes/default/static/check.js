// Checks the numbers of a text that a reader pastes: in the browser, against files of figures that every reader gets alike.
// What the files hold is written in scorecards/publish/check_files.py. The text is sent nowhere.

import { judge, prepare } from "./check-match.js";
import { load } from "./files.js";

const results = document.querySelector("#ket-qua-kiem-tra");
const status = document.querySelector("#da-kiem-tra");
const form = document.querySelector("#kiem-tra");
const field = document.querySelector("#van-ban");
const said = results.dataset;
const kinds = [...document.querySelectorAll(".check-meaning > .verdict")];

const AROUND = 120; // characters of a sentence before its first number and after its last

const fill = (words, facts) => words.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter(Boolean));
  return element;
}

const link = (path, text) => make("a", { href: said.home + path.slice(1) }, text);

/** The word of a verdict with its shape, as the page explains it. */
const tag = (verdict) => make("p", { class: "tag" },
  ...[...kinds.find((one) => one.dataset.kind === verdict).querySelector("dt").children].map((part) => part.cloneNode(true)));

/** A sentence with its numbers marked; a long one from shortly before the first to shortly after the last. */
function quotation(text, some) {
  const { start, end } = some[0].context;
  const from = Math.max(start + text.slice(start, end).search(/\S/), some[0].number.start - AROUND);
  const until = Math.min(end, some[some.length - 1].number.end + AROUND);
  const parts = [some[0].number.start - AROUND > start ? "…" : ""];
  let done = from;
  for (const { number } of some) {
    parts.push(text.slice(done, number.start), make("mark", {}, text.slice(number.start, number.end)));
    done = number.end;
  }
  return make("blockquote", { lang: "vi" }, ...parts, text.slice(done, until).trimEnd(), until < end ? "…" : "");
}

const NOTES = { noPlace: said.noPlace, noSubject: said.noSubject, otherTime: said.otherTime, elsewhere: said.elsewhere, goal: said.goal, related: said.related, bound: said.bound, word: said.word, sense: said.sense };

/** What is known: the figure or rank with its day, place and source, and what there is to be said of it. */
function known(one, head) {
  const { row, rank, place, newer, how, why, verdict } = one;
  if (!row && !rank) return [make("p", {}, said.unknownNote)];
  const name = head.places[place][1];
  const facts = row
    ? { name: [head.indicators[row[0]][0], row[1]].filter(Boolean).join(", "), place: name, value: row[3], when: row[4] ? `, ${row[4]}` : "" }
    : { place: name, value: rank.text, score: rank.score, edition: head.rankings[rank.at][0] };
  const sentence = fill(row ? said.value : why === "score" ? said.score : said.rank, facts);
  const notes = [NOTES[why], how === "round" ? said.round : "", one.goal ? said.goalAgrees : "",
    verdict === "differs" ? said.differsNote : ""].filter(Boolean);
  const [path, source, sourcePath] = row ? [row[9], row[7], row[8]] : [rank.path, rank.source, rank.sourcePath];
  const more = newer && (row ? { value: newer[3], when: newer[4] } : { value: newer.text, when: head.rankings[newer.at][0] });
  return [
    verdict === "unknown" ? make("p", {}, NOTES[why]) : null,
    make("p", { class: "check-known" }, link(path, sentence)),
    ...(verdict === "unknown" ? [] : notes.map((note) => make("p", {}, note))),
    more ? make("p", {}, link(row ? newer[9] : newer.path, fill(said.newer, more))) : null,
    make("p", { class: "origin" }, `${said.source}: `, link(sourcePath, source)),
  ];
}

const item = (one, text, head) => make("li", { class: "verdict", "data-kind": one.verdict },
  make("div", { class: "verdict-number" }, tag(one.verdict), make("b", { lang: "vi" }, text.slice(one.number.start, one.number.end))),
  make("div", { class: "check-told" }, ...known(one, head)));

/** The numbers of each sentence together. */
function bySentence(judged) {
  const found = new Map();
  for (const one of judged) found.set(one.context.start, [...(found.get(one.context.start) ?? []), one]);
  return [...found.values()];
}

let turn = 0;

async function check() {
  const own = ++turn;
  const given = field.value;
  if (!given.trim()) {
    results.replaceChildren();
    status.textContent = said.hint;
    return;
  }
  status.textContent = said.busy;
  try {
    const head = await load(said.index);
    const prepared = prepare(given, head);
    const files = await Promise.all(prepared.needed.map((place) => load(`${said.folder}${head.places[place][0]}.json?v=${head.version}`)));
    if (own !== turn) return;
    show(judge(prepared, head, new Map(prepared.needed.map((place, at) => [place, files[at]]))), prepared.text, head);
  } catch (error) {
    if (own !== turn) return;
    status.textContent = said.failed;
    if (error instanceof Error && !(error instanceof TypeError)) throw error;
  }
}

function show(judged, text, head) {
  const read = judged.filter((one) => one.verdict !== "unread");
  const unread = judged.filter((one) => one.verdict === "unread");
  const counts = kinds.map((one) => [one.querySelector(".tag-word").textContent, read.filter((each) => each.verdict === one.dataset.kind).length])
    .filter(([, count]) => count).map(([word, count]) => `${count} ${word.toLowerCase()}`).join(", ");
  const list = read.length ? make("ul", { class: "checked" }, ...bySentence(read).map((some) =>
    make("li", {}, quotation(text, some), make("ul", { class: "verdicts" }, ...some.map((one) => item(one, text, head)))))) : null;
  const rest = unread.length ? make("details", { class: "part-fold" }, make("summary", {}, `${said.unread} (${unread.length})`),
    make("p", { class: "check-unread" }, ...unread.flatMap(({ number }, at) => [at ? ", " : "",
      make("span", { lang: "vi" }, `“${text.slice(number.start, number.end)}”`)]))) : null;
  results.replaceChildren(...[list, rest].filter(Boolean));
  status.textContent = read.length ? fill(said.count, { n: read.length, list: counts }) : said.none;
  if (status.getBoundingClientRect().bottom > innerHeight / 2) status.scrollIntoView(); // a phone shows the form alone
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
form.addEventListener("reset", () => {
  turn += 1;
  results.replaceChildren();
  status.textContent = said.hint;
  field.focus();
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
form.hidden = false;
