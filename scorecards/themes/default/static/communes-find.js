// Communes by any name, old or new. What the files hold is written in scorecards/publish/communes.py; nothing that is
// typed leaves the page but the names of the files that it needs.

import { load } from "./files.js";
import { fold, key, spelled } from "./words.js";

const SHORTEST = 3; // letters of a single word from which longer words that begin so are found

// What a place is: the first three as the files say it; shown in the order of `ORDER` where they fit equally well.
export const [NOW, COMMUNE, DISTRICT, PROVINCE, FORMER] = [0, 1, 2, 3, 4];
const ORDER = [PROVINCE, FORMER, NOW, COMMUNE, DISTRICT];

// -- what is asked ----------------------------------------------------------------------------------------------------

const isMarked = (word) => fold(word) !== word;

/** The words of a text: as written, by what each is found, and whether a comma or the like stands before it. */
export function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().split(/[,;()/]/).flatMap((part) =>
    (part.match(/\p{L}+|[0-9]+/gu) ?? []).map((word, at) => ({
      word, key: /^[0-9]/.test(word) ? word.replace(/^0+(?=.)/, "") : key(word), starts: at === 0,
    })));
}

/** What a name is found by. */
export const nameKey = (name) => wordsOf(name).map((word) => word.key).join(" ");

/** The kind of unit that the words from a place on say, and where the name behind it begins; null where they say none. */
function kindAt(words, at, kinds) {
  for (const [typed, kind] of kinds) {
    const parts = typed.split(" ");
    const here = words.slice(at, at + parts.length);
    const full = kind.toLowerCase().split(" ");
    const fits = ({ word, key }, place) =>
      key === parts[place] && (parts[place].length < 3 || !isMarked(word) || spelled(word) === spelled(full[place]));
    if (here.length === parts.length && here.every(fits)) return [kind, at + parts.length];
  }
  return null;
}

/** The ways to read a question from a word on: the kind that is said or "", and where the name begins. */
function readings(words, at, kinds) {
  const kind = kindAt(words, at, kinds);
  return kind && kind[1] < words.length ? [kind, ["", at]] : [["", at]];
}

/** Words without those that say a kind. */
function withoutKinds(words, kinds) {
  const left = [];
  for (let at = 0; at < words.length; at += 1) {
    const kind = kindAt(words, at, kinds);
    if (kind) at = kind[1] - 1;
    else left.push(words[at]);
  }
  return left;
}

// -- what there is ----------------------------------------------------------------------------------------------------

/** A record of a file of names as an object. */
function unpacked([type, name, ...rest], head) {
  const [place] = rest.slice(type === COMMUNE ? 2 : type === DISTRICT ? 1 : 0);
  if (type === NOW) return { type, name, province: head.today[place], communes: [[name, rest[1]]], change: rest.slice(2) };
  const [communes] = rest.slice(-1);
  const former = rest[type === COMMUNE ? 1 : 0];
  const district = type === COMMUNE ? rest[0] : "";
  return { type, name, district, former: head.before[former], province: head.today[place], communes, otherNames: head.names[former] };
}

/** The provinces that have a name, or one that begins with it. */
function provincesNamed(name, isOpen, head) {
  const fits = (own) => own === name || own.replaceAll(" ", "") === name || (isOpen && own.startsWith(name));
  return Object.entries(head.provinces).filter(([own]) => fits(own))
    .flatMap(([own, places]) => places.map(([isFormer, number]) => {
      const [title, path, other] = (isFormer ? head.before : head.today)[number];
      const province = isFormer ? head.today[other] : head.today[number];
      return { type: isFormer ? FORMER : PROVINCE, name: title, own: own.replaceAll(" ", "") === name ? name : own, path, province, communes: [] };
    }))
    .filter(({ type, path, province }) => type === PROVINCE || (province && province[1] !== path));
}

/** Everything that has a name, or one that begins with it, each with its key. */
async function named(name, head) {
  const isNumber = /[0-9]$/.test(name);
  const open = isNumber ? null : name.includes(" ") || name.length >= SHORTEST ? name : `${name} `;
  const from = Math.max(head.files.filter(([first]) => first <= name).length - 1, 0);
  const until = open ? head.files.filter(([first]) => first <= `${open}\uffff`).length : from + 1;
  const files = await Promise.all(head.files.slice(from, until).map(([, file]) => load(new URL(file, head.index).href)));
  const records = files.flatMap((file) => Object.entries(file))
    .filter(([own]) => own === name || (open && own.startsWith(open)))
    .flatMap(([own, found]) => found.map((record) => ({ own, ...unpacked(record, head) })));
  return [...records, ...provincesNamed(name, open !== null && name.length >= SHORTEST, head)];
}

/** The words that may stand beside a name to tell it from others: its district, its provinces. */
const around = ({ district, former, otherNames, province }) =>
  new Set(wordsOf([district, former?.[0], otherNames, province?.[0]].join(" ")).map((word) => word.key));

const kindOf = (name, kinds) => kinds.find(([, kind]) => name.toLowerCase().startsWith(`${kind.toLowerCase()} `))?.[1] ?? "";

/** Whether a place is, or was before its name changed, of the kind that is said; any is where none is said. */
const isOf = (kind, { name, change }, kinds) => !kind || [name, change?.[1] ?? ""].some((one) => kindOf(one, kinds) === kind);

/** Whether a name has the marks that were typed; words without any fit whatever they stand for. */
function hasMarks(own, words) {
  const written = wordsOf(own);
  const fits = ({ word }, at) => !isMarked(word) || spelled(written[at].word) === spelled(word)
    || (at === words.length - 1 && written[at].word.startsWith(word));
  return words.every((word, at) => written[at] && fits(word, at));
}

/** What a reading of the question finds with so many words as the name, each with how well it fits. */
async function fitting(words, kind, from, until, rest, head) {
  const name = words.slice(from, until);
  const besides = withoutKinds(rest, head.kinds);
  const found = [];
  for (const place of await named(name.map((word) => word.key).join(" "), head)) {
    const isExact = place.own === name.map((word) => word.key).join(" ");
    if (!isExact && rest.length) continue;
    const near = besides.length ? around(place) : new Set();
    const last = besides[besides.length - 1];
    if (!besides.every((word) => near.has(word.key) || (word === last && [...near].some((one) => one.startsWith(word.key))))) continue;
    const kindHere = kindOf(place.name, head.kinds);
    const own = kindHere ? place.name.slice(kindHere.length + 1) : place.name;
    const fit = (isExact ? 4 : 0) + (hasMarks(own, name) ? 2 : 0) + (isOf(kind, place, head.kinds) ? 1 : 0);
    found.push({ ...place, fit });
  }
  return found;
}

/** The places that fit a reading with the longest name. */
async function read(words, kind, from, before, head) {
  const next = words.findIndex((word, at) => at > from && word.starts);
  for (let until = next < 0 ? words.length : next; until > from; until -= 1) {
    const found = await fitting(words, kind, from, until, [...words.slice(0, before), ...words.slice(until)], head);
    if (found.length) return found;
  }
  return [];
}

/** The places that a question is about, best first. */
export async function find(words, head) {
  const starts = words.map((_, at) => at).filter((at) => !at || words[at].starts || kindAt(words, at, head.kinds));
  for (const at of starts) {
    const ways = readings(words, at, head.kinds);
    const found = (await Promise.all(ways.map(([kind, from]) => read(words, kind, from, at, head)))).flat();
    if (found.length) return found.sort((a, b) => b.fit - a.fit || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
  }
  return [];
}

/** The head, longest kinds first, with the other names of the former provinces by number. */
export async function opened(index) {
  const head = await load(index.href);
  const names = [];
  for (const [name, places] of Object.entries(head.provinces)) {
    for (const [isFormer, number] of places) if (isFormer) names[number] = `${names[number] ?? ""} ${name} ${name.replaceAll(" ", "")}`;
  }
  return { ...head, index, names, kinds: [...head.kinds].sort(([a], [b]) => b.length - a.length) };
}
