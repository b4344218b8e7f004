// What stands around the numbers of a text: sentences, places, times, and how much of a name is said.

import { low, plain } from "./check-reader.js";
import { fold } from "./words.js";

const LETTER = "[\\p{L}\\p{N}]";
const TOWN = /(?<!\p{L})(?:thành phố|tp\.?|thị xã|huyện|quận|phường|xã|thị trấn) $/u;
const CITY = /^(?:hà nội|hải phòng|đà nẵng|cần thơ|huế|hồ chí minh|tp\.? ?hồ chí minh)$/u;
const LOCAL = /(?<!\p{L})(?:[Xx]ã|[Pp]hường|[Hh]uyện|[Qq]uận|[Tt]hị trấn|[Tt]hôn|[Đđ]ặc khu) \p{Lu}|(?<!\p{L})(?:[Tt]oàn|[Đđ]ịa bàn|[Cc]ủa|UBND) (?:xã|phường|huyện|quận|thị xã|thị trấn)(?!\p{L})/u;
const GOAL = /(?<!\p{L})(?:mục tiêu|phấn đấu|chỉ tiêu (?:giao|được giao|đặt ra)|kế hoạch (?:giao|năm)|yêu cầu|tối thiểu|ít nhất|đến năm 20[0-9]{2}|dự kiến|hướng tới|đặt ra)(?!\p{L})/u;
const COUNTRY = ["cả nước", "toàn quốc", "việt nam"];
const STOP = new Set("cua va cac duoc co trong theo ty le so tren da la cho tu voi mot nhung den tai o ve".split(" "));

/** The sentences of a plain text, as [start, end]. */
export function sentencesOf(text) {
  const found = [];
  let start = 0;
  for (const { index, 0: sign } of text.matchAll(/(?<!(?<!\p{L})(?:TP|Tp|TS|Ths|ThS))[.!?;…]+(?=\s|$)|\n+/gu)) {
    const end = index + sign.length;
    if (text.slice(start, end).trim()) found.push([start, end]);
    start = end;
  }
  if (text.slice(start).trim()) found.push([start, text.length]);
  return found;
}

/** The places that a text names: [{at, end, place}] in order; place null for a town or commune of a province's name. */
export function placesIn(given, places) {
  const text = low(given);
  const folded = fold(given);
  const cased = (given.match(/\p{Lu}/gu) ?? []).length > 1;
  const names = places.flatMap(([, , , called, country], number) => [...called, ...(country ? COUNTRY : [])].map((name) => [low(name), number]))
    .sort(([a], [b]) => b.length - a.length);
  const taken = new Uint8Array(text.length);
  const found = [];
  for (const [name, number] of names) {
    const country = places[number][4];
    const plainName = fold(name);
    for (let at = folded.indexOf(plainName); at >= 0; at = folded.indexOf(plainName, at + 1)) {
      const end = at + plainName.length;
      const [written, before] = [text.slice(at, end), text.slice(Math.max(0, at - 12), at)];
      if (new RegExp(`${LETTER}$`, "u").test(before) || new RegExp(`^${LETTER}`, "u").test(text.slice(end, end + 1))) continue;
      if (written !== name && written !== plainName) continue;
      if (cased && !country && name.includes(" ") && !/\p{Lu}/u.test(given[at])) continue;
      if (taken.subarray(at, end).some(Boolean)) continue;
      taken.fill(1, at, end);
      const town = places[number][5] && !CITY.test(name) && TOWN.test(before);
      found.push({ at, end, place: town ? null : number, country });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The times of a text: [{at, year, until, month}], month 0 where only a year is named. */
export function timesIn(given) {
  const text = low(given);
  const found = [];
  const note = (pattern, of) => {
    for (const one of text.matchAll(pattern)) {
      if (!found.some((other) => other.at < one.index + one[0].length && one.index < other.end)) {
        found.push({ at: one.index, end: one.index + one[0].length, ...of(one) });
      }
    }
  };
  note(/[0-9]{1,2} ?[/.-] ?([0-9]{1,2}) ?[/.-] ?((?:19|20)[0-9]{2})(?![0-9])/g, ([, month, year]) => ({ year: +year, until: +year, month: +month }));
  note(/tháng ([0-9]{1,2})(?: năm |\/)((?:19|20)[0-9]{2})(?![0-9])/g, ([, month, year]) => ({ year: +year, until: +year, month: +month }));
  note(/(?<![0-9/])(1[0-2]|0?[1-9])\/((?:19|20)[0-9]{2})(?![0-9])/g, ([, month, year]) => ({ year: +year, until: +year, month: +month }));
  note(/([0-9]{1,2}) tháng đầu năm ((?:19|20)[0-9]{2})(?![0-9])/g, ([, month, year]) => ({ year: +year, until: +year, month: +month }));
  note(/((?:19|20)[0-9]{2}) ?- ?((?:19|20)[0-9]{2})(?![0-9])/g, ([, year, until]) => ({ year: +year, until: +until, month: 0 }));
  note(/(?<![0-9/.,])((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9]|\/)/g, ([, year]) => ({ year: +year, until: +year, month: 0 }));
  return found.sort((a, b) => a.at - b.at);
}

const VERBS = new Set("dat moi chi con hien nay".split(" "));

/** Whether a text says nothing that is not in a name: "số hóa … hồ sơ" of "Hồ sơ thủ tục hành chính được số hóa". */
export function isWithin(text, names) {
  const known = new Set(names.flatMap(wordsOf));
  return wordsOf(text).every((word) => STOP.has(word) || VERBS.has(word) || known.has(word));
}

export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of each indicator's name a text says, from 0 to 1; rare words count for more. */
export function nameScorer(indicators) {
  const variants = indicators.map(([, , called]) => called.flatMap((name) => [name, name.split(/[,(]/)[0]])
    .map((name) => [...new Set(wordsOf(name).filter((word) => !STOP.has(word)))]).filter((words) => words.length));
  const having = new Map();
  for (const some of variants) for (const word of new Set(some.flat())) having.set(word, (having.get(word) ?? 0) + 1);
  const weight = (word) => Math.log(1 + indicators.length / having.get(word));
  const share = (words, said) => {
    const of = (some) => some.reduce((sum, word) => sum + weight(word), 0);
    return of(words.filter((word) => said.has(word))) / of(words);
  };
  return (text) => {
    const said = new Set(wordsOf(text));
    return variants.map((some) => Math.max(0, ...some.map((words) => (words.length > 1 || words[0].length > 3 ? share(words, said) : 0))));
  };
}

/** What stands around a number: its sentence, the words next to it, its places and times. */
export function contextOf(text, number, numbers, sentences, places, times) {
  const [start, end] = sentences.find(([from, until]) => from <= number.start && number.start < until);
  const counted = numbers.filter((one) => one.kind !== "aside"); // what is unread has words of its own too
  const previous = Math.max(start, ...counted.filter((one) => one.end <= number.start).map((one) => one.end));
  const next = Math.min(end, ...counted.filter((one) => one.start >= number.end).map((one) => one.start));
  // Between two numbers, what stands up to the last comma or "và" is of the first.
  const parted = previous > start ? text.slice(previous, number.start).match(/.*(?:[,;:] | và )/su) : null;
  const before = previous + (parted ? parted[0].length : 0);
  const own = next < end ? text.slice(number.end, next).match(/.*(?:[,;:] | và )/su) : null;
  const after = own ? number.end + own[0].length : next;
  const inside = places.filter((one) => one.at >= start && one.end <= end);
  const ahead = inside.filter((one) => one.end <= number.start && !(number.kind === "rank" && one.country));
  const behind = inside.filter((one) => one.at >= number.end && !one.country);
  const earlier = places.filter((one) => one.end <= start && !one.country);
  const nearest = ahead[ahead.length - 1] ?? behind[0] ?? earlier[earlier.length - 1];
  const sentence = text.slice(start, end);
  const spoken = (from, until) => inside.reduce((said, { at, end }) => // no name of a place is a word of an indicator
    said.slice(0, at) + " ".repeat(end - at) + said.slice(end), text).slice(from, until);
  const many = /lần lượt|tương ứng/u.test(low(sentence)) && inside.length > 1;
  const named = times.filter((one) => one.at >= start && one.end <= end);
  const near = named.filter((one) => one.at >= before && one.end <= after);
  return {
    sentence, start, end, from: before, until: after,
    clause: `${text.slice(before, number.start)} ${text.slice(number.end, after)}`,
    matter: `${spoken(before, number.start)} ${spoken(number.end, after)}`,
    whole: spoken(start, end),
    follows: text.slice(number.end, number.end + 60),
    places: many ? [...new Set(inside.map((one) => one.place))] : nearest ? [nearest.place] : [],
    sure: !many && !LOCAL.test(text.slice(ahead.length ? start : 0, number.start)),
    times: near.length ? near : named,
    earlierTimes: times.filter((one) => one.at < end),
    allTimes: times,
    goal: GOAL.test(low(sentence.slice(0, number.end - start))),
  };
}

export { low, plain };
