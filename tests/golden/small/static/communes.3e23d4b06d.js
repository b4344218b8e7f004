// The page of communes: shows what is found by any name, old or new (communes-find.js).

import { COMMUNE, DISTRICT, FORMER, NOW, PROVINCE, find, opened, wordsOf } from "./communes-find.d0795b4255.js";

const FIRST = 8; // places at first
const MORE = 20; // and each time that more are asked for
const PAUSE = 150; // milliseconds without typing before a look-up

const results = document.querySelector("#ket-qua");
const status = document.querySelector("#tim-thay");
const field = document.querySelector("#ten-xa");
const said = results.dataset;
const page = document.documentElement;
const count = new Intl.NumberFormat(page.lang);
const index = new URL(said.index, document.baseURI);

function make(tag, ...content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/** A name, which is Vietnamese on every page. */
function vietnamese(element) {
  if (page.lang !== "vi") element.lang = "vi";
  return element;
}

function link(path, ...content) {
  const element = make("a", ...content);
  element.href = said.home + path.slice(1);
  return element;
}

const inSentence = (name) => name[0].toLowerCase() + name.slice(1);

/** Today's communes, each a link to where its list says what it was formed from. */
const communesOf = ({ communes, province }) =>
  communes.flatMap(([name, code], at) => [at ? ", " : "", vietnamese(link(`${province[2]}#${code}`, inSentence(name)))]);

/** Where communes are today: "xã Kỳ Khang, tỉnh Hà Tĩnh", several with the province in brackets. */
function placed(place) {
  const [name] = place.province;
  return [...communesOf(place), place.communes.length > 1 ? ` (${name})` : `, ${name}`];
}

/** What became of a place. */
function became(place) {
  const { type, province, communes } = place;
  if (type === NOW) return [`${said.still}, ${province[0]}; `, link(`${province[2]}#${communes[0][1]}`, said.formed)];
  if (type === PROVINCE) return [`${said.still}; `, link(province[2], said.all)];
  if (type === FORMER) return [`${said.nowIn} ${province[0]}`];
  const words = type === DISTRICT ? said.district : communes.length > 1 ? said.nowPart : said.nowWhole;
  return [`${words} `, ...placed(place)];
}

/** The way to the scorecard of today's province, with its newest rank. */
function scorecard([name, path, , rank]) {
  const made = make("p", link(path, said.scorecard.replace("{name}", name)), rank ? `: ${rank}` : "");
  made.className = "where";
  return made;
}

/** A place; the scorecard of its province stands below the last of several of that province. */
function row(place, days, next) {
  const { name, district, former, change } = place;
  const title = make("b", name[0].toUpperCase() + name.slice(1));
  const where = make("span", [district && inSentence(district), former?.[0]].filter(Boolean).join(", "));
  where.className = "where";
  if (district || former) where.prepend(" – ");
  if (change?.length) where.append(` (${said.was.replace("{day}", days[change[0]]).replace("{name}", inSentence(change[1]))})`);
  return make("li", make("p", place.type === PROVINCE || place.type === FORMER ? title : vietnamese(title), where),
    make("p", ...became(place)), next?.province === place.province ? "" : scorecard(place.province));
}

/** The places that fit best, then a button for those that fit less and for the rest. */
function shown(found, days) {
  const best = found.filter(({ fit }) => fit === found[0].fit);
  const first = best.slice(0, FIRST);
  const list = make("ul", ...first.map((place, at) => row(place, days, first[at + 1])));
  let done = first.length;
  list.className = "communes";
  if (done === found.length) return [list];
  const button = make("button");
  const label = () => (button.textContent = said.more.replace("{count}", count.format(Math.min(MORE, found.length - done))));
  button.type = "button";
  button.className = "button";
  button.addEventListener("click", () => {
    const next = found.slice(done, done + MORE);
    const added = next.map((place, at) => row(place, days, next[at + 1]));
    done += added.length;
    list.append(...added);
    added[0].querySelector("a").focus();
    if (done < found.length) label();
    else button.remove();
  });
  label();
  return [list, button];
}

function tell(words) {
  status.textContent = words;
  status.classList.add("told");
}

let newest = 0;

/** Looks up what stands in the field; an older look-up that ends later shows nothing. */
async function lookUp() {
  const turn = ++newest;
  const question = field.value.trim();
  const asked = wordsOf(question);
  const address = new URL(location.href);
  if (question) address.searchParams.set("q", question);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  page.classList.toggle("asked", question !== "");
  results.setAttribute("aria-busy", "true");
  try {
    const isAsked = asked.some((word) => word.key.length > 1 || /[0-9]/.test(word.key));
    const head = isAsked ? await opened(index) : null;
    const found = head ? await find(asked, head) : [];
    if (turn !== newest) return;
    results.replaceChildren(...(found.length ? shown(found, head.changes) : []));
    const best = found.filter(({ fit }) => fit === found[0].fit).length;
    const words = best > FIRST ? said.many : best ? said.found : isAsked ? said.none : said.hint;
    tell(words.replace("{count}", count.format(best)));
  } catch {
    if (turn === newest) tell(said.failed);
  }
  if (turn === newest) results.setAttribute("aria-busy", "false");
}

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(lookUp, PAUSE);
});
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  lookUp();
});

field.value = new URLSearchParams(location.search).get("q") ?? "";
lookUp();
