// Looks the numbers of a text up among the figures of the site: each agrees, differs, is older than what is known, or is not
// known here. It says "differs" only of a figure whose name, part, place and time the text says; else it does not know.

import { contextOf, isWithin, low, nameScorer, placesIn, plain, sentencesOf, timesIn, wordsOf } from "./check-context.js";
import { readNumbers } from "./check-reader.js";
import { generations, senseReader } from "./check-senses.js";

const WEAK = 0.4; // of an indicator's name said, for a number of three digits or more that is the same
const FEW = 0.3; // of it, for one of four digits or more beside which nothing else is said
const FAIR = 0.65; // of it, for one of fewer digits or rounded
const NEAR_TOP = 0.75; // of what is said of the indicator that is said most
const STRONG = 0.8; // of it said right beside the number, for one that is not
const TELLING = 3; // digits from which a number without a place is looked up
const ELSEWHERE = 4; // places in which the same number is looked for besides

const SOMEWHERE = /(?<!\p{L})(?:của|tại|ở|tỉnh|thành phố|[Tt][Pp]\.?|huyện|xã|phường|quận) \p{Lu}/u; // a place that is not known here

const digits = (value) => String(value).replace(/\D/g, "").replace(/0+$/, "").length;
const keyOf = (number) => (number.kind === "ratio" ? `${number.value}/${number.of}` : String(number.value));

/** What a text says: its numbers with what stands around them, and the places whose files are needed. */
export function prepare(given, head) {
  const text = plain(given);
  const nouns = head.nouns.map(low).sort((a, b) => b.length - a.length);
  const startsNoun = (after) => nouns.some((noun) => after.startsWith(` ${noun}`) && !/^[\p{L}\p{N}]/u.test(after.slice(noun.length + 1)));
  const numbers = readNumbers(text, startsNoun).filter((one) => one.kind !== "aside");
  const [sentences, places, times] = [sentencesOf(text), placesIn(text, head.places), timesIn(text)];
  const found = numbers.map((number) => {
    const context = contextOf(text, number, numbers, sentences, places, times);
    const elsewhere = number.kind === "rank" || number.kind === "unread" || digits(number.value) < TELLING ? []
      : (head.values[keyOf(number)] ?? []).filter((place) => !context.places.includes(place)).slice(0, ELSEWHERE);
    return { number, context, elsewhere };
  });
  const needed = new Set(found.flatMap(({ context, elsewhere }) => [...context.places, ...elsewhere])
    .filter((place) => place !== null && head.places[place][6]));
  return { text, found, needed: [...needed] };
}

/** Whether a number is a face of a figure: "same", "round", or "" where it is not. */
function agrees(number, face, context) {
  const [kind, value] = face;
  const unit = face[face.length - 1];
  if ({ number: "n", ratio: "r", change: "c" }[number.kind] !== kind || number.percent !== (unit === "%")) return "";
  if (kind === "r") return number.value === value && number.of === face[2] ? "same" : "";
  if (kind === "c" && number.down !== face[2]) return "";
  if (kind === "n" && unit && unit !== "%" && !isCounted(unit, context)) return "";
  if (number.value === value) return "same";
  const { bound, step } = number;
  if (bound === "exact") return step !== 1 || unit === "%" ? (Math.abs(value - number.value) <= step / 2 + 1e-9 ? "round" : "") : "";
  const zeros = String(Math.round(number.value / step)).match(/0*$/)[0].length;
  const reach = step < 1 ? step : number.percent ? (zeros ? 5 : 1) : step * 10 ** zeros;
  if (bound === "nearly") return value < number.value && value >= number.value - reach ? "round" : "";
  if (bound === "over") return value > number.value && value <= number.value + reach ? "round" : "";
  return bound === "about" && Math.abs(value - number.value) <= reach / 2 ? "round" : "";
}

/** Whether what follows a number, or stands beside it, is what a figure counts. */
function isCounted(unit, { follows, clause }) {
  const words = wordsOf(unit);
  const after = wordsOf(follows).slice(0, words.length + 1);
  if (words.every((word, at) => after[at] === word) || words[0] === after[0]) return true;
  return words.every((word) => wordsOf(clause).includes(word));
}

const yearsOf = ([, , , , , first, last]) => [Number((first || last).slice(0, 4)), Number(last.slice(0, 4))];

/** Whether a figure is of a time that the text names; a month only where `exactly`. */
function fits(row, times, exactly) {
  if (!times.length) return true;
  if (!row[6]) return false;
  const [first, last] = yearsOf(row);
  return times.some(({ year, until, month }) => year <= last && first <= until
    && (!exactly || !month || (year === last && month === Number(row[6].slice(5, 7)))));
}

const says = (text, words) => ` ${wordsOf(text).join(" ")} `.includes(` ${wordsOf(words).join(" ")} `);

/** Figures of the same indicator and part as one. */
const series = (rows, row) => rows.filter((one) => one[0] === row[0] && one[1] === row[1]);

/** Whether a number is the source's own with another word before it: "97%" where the source says "gần 97%". */
function isOtherwiseWorded(number, row, context) {
  const at = row[10].findIndex((face) => agrees(number, face, context) === "same");
  return at >= 0 && number.bound !== "other" && row[11]?.[at] !== undefined && row[11][at] !== number.bound;
}

function judgeNumber({ number, context, elsewhere }, head, data, score, senses) {
  const [near, wide] = [score(context.matter), score(context.whole)];
  const known = context.places.filter((place) => place !== null && data.has(place));
  const rowsOf = (place) => data.get(place)?.figures ?? [];
  // Words beside the number, or those that the figure's name has and the text lacks, make another thing of it.
  const isTurned = (row) => {
    const [, , called, , named] = head.indicators[row[0]];
    const own = generations(`${called.join(" ")} ${row[2]}`);
    return Boolean(senses.unsaid(context.senses, row[12]) | (named & ~senses.said(context.sentence)))
      || (context.generations.length > 0 && !context.generations.some((one) => own.includes(one)));
  };
  const partFits = (row, rows) => (row[2] ? says(context.sentence, row[2])
    : !rows.some((one) => one[0] === row[0] && one[2] && says(context.clause, one[2]) && !says(head.indicators[row[0]][2].join(" "), one[2])));
  const enough = ({ how, score, row }) => score >= (how !== "same" || digits(number.value) < TELLING ? FAIR
    : digits(number.value) > TELLING && isWithin(context.matter, head.indicators[row[0]][2]) ? FEW : WEAK);
  const top = Math.max(...near, ...wide.map((one) => one * 0.9));
  const equal = (places) => places.flatMap((place) => rowsOf(place).map((row) => {
    const how = row[10].map((face) => agrees(number, face, context)).sort().pop() ?? "";
    return { place, row, how, score: Math.max(near[row[0]], wide[row[0]] * 0.9) };
  })).filter((one) => one.how && enough(one) && one.score >= top * NEAR_TOP && partFits(one.row, rowsOf(one.place)))
    .sort((a, b) => b.score - a.score || (a.how === "same" ? -1 : 1));
  const goals = context.goal ? known.flatMap((place) => (data.get(place).targets ?? []).map(([indicator, part, said, due, source, sourcePath, path, faces]) =>
    ({ place, row: [indicator, part, part, said, "", "", due, source, sourcePath, path, faces], score: Math.max(near[indicator], wide[indicator] * 0.9) }))
    .filter((one) => one.score >= WEAK && one.row[10].some((face) => agrees({ ...number, bound: "exact", kind: "number" }, face, context) === "same"))) : [];
  const alike = equal(known);
  const same = alike.filter(({ row }) => !isTurned(row));
  const timed = same.filter((one) => fits(one.row, context.times, false));
  if (timed.length) {
    const best = timed[0];
    const newest = series(rowsOf(best.place), best.row)[0];
    const isNewer = newest !== best.row && best.row[6] && newest[6] > best.row[6] && newest[3] !== best.row[3];
    const older = isNewer && !context.allTimes.length;
    const why = isOtherwiseWorded(number, best.row, context) ? "word" : "";
    return { verdict: older ? "older" : "agrees", why, ...best, newer: isNewer ? newest : null };
  }
  if (goals.length) return { verdict: "agrees", goal: true, ...goals.sort((a, b) => b.score - a.score)[0] };
  if (same.length) return { verdict: "unknown", why: "otherTime", ...same[0] };
  if (alike.length) return { verdict: "unknown", why: "sense", ...alike[0] };
  if (known.length && !context.goal && context.sure && number.kind !== "change" && number.bound !== "other") {
    const nearest = Math.max(...near);
    const [place] = known;
    const others = known.length > 1 ? [] : rowsOf(place).filter((row) => near[row[0]] >= STRONG && near[row[0]] >= nearest - 1e-9
      && !isTurned(row) && fits(row, context.times.length ? context.times : context.earlierTimes, true) && partFits(row, rowsOf(place))
      && row[10].some((face) => comparable(number, face, context)));
    const row = others.sort((a, b) => distance(number, a) - distance(number, b))[0];
    if (row) return contradicts(number, row) ? { verdict: "differs", place, row } : { verdict: "unknown", why: "bound", place, row };
  }
  const there = equal(elsewhere.filter((place) => data.has(place))).filter((one) => one.how === "same" && !isTurned(one.row));
  if (!context.places.length && context.sure && !SOMEWHERE.test(context.sentence) && there.length && there[0].score >= STRONG && fits(there[0].row, context.times, false)) {
    return { verdict: "agrees", why: "noPlace", ...there[0] };
  }
  const related = known.flatMap((place) => rowsOf(place).filter((row) => near[row[0]] >= STRONG).map((row) => ({ place, row })));
  if (there.length) return { verdict: "unknown", why: "elsewhere", ...there[0] };
  return related.length ? { verdict: "unknown", why: context.goal ? "goal" : "related", ...related[0] } : { verdict: "unknown" };
}

/** Whether a number and a face are of one kind and unit, so that they can be told to differ. */
const comparable = (number, face, context) => {
  const unit = face[face.length - 1];
  if (number.kind === "ratio") return face[0] === "r";
  if (number.kind !== "number" || face[0] !== "n" || number.percent !== (unit === "%")) return false;
  return unit === "%" || (unit !== "" && isCounted(unit, context));
};

const distance = (number, row) => Math.min(...row[10].filter(([kind]) => kind === "n" || kind === "r").map(([, value]) => Math.abs(value - number.value)));

/** Whether a figure lies beyond what a number with "over" or "nearly" before it says. */
function contradicts(number, row) {
  const values = row[10].filter((face) => (face[0] === "r") === (number.kind === "ratio") && (face[face.length - 1] === "%") === number.percent).map(([, value]) => value);
  if (number.bound === "over") return !values.some((value) => value > number.value);
  return true;
}

function judgeRank({ number, context }, head, data) {
  if (context.isFromBelow) return { verdict: "unknown" };
  const said = ` ${wordsOf(context.sentence).join(" ")} `;
  const named = head.rankings.map(([, , , called]) => called.some((name) => [name, ...name.split(/[,(]/)].filter(Boolean)
    .some((part) => wordsOf(part).length && said.includes(` ${wordsOf(part).join(" ")} `))));
  const special = head.rankings.some(([, , subject], at) => subject && named[at]);
  const fitsSubject = (at) => (special ? named[at] && head.rankings[at][2] : named[at]);
  const anySubject = named.some(Boolean);
  const otherSubject = !anySubject && /(?<!\p{L})(?:về|chỉ số|bảng)(?!\p{L})/u.test(low(context.sentence));
  const known = context.places.filter((place) => place !== null && data.has(place));
  const rows = known.flatMap((place) => data.get(place).ranks.map(([at, best, worst, text, score, source, sourcePath, path]) =>
    ({ place, at, best, worst, text, score, source, sourcePath, path, year: head.rankings[at][4], size: head.rankings[at][5] })))
    .filter((one) => one.best && (anySubject ? fitsSubject(one.at) : !head.rankings[one.at][2]));
  const universe = (one) => number.universe === null || one.size === number.universe;
  const timed = (one) => !context.times.length || context.times.some(({ year, until }) => year <= one.year && one.year <= until);
  const newestFirst = [...rows].sort((a, b) => b.year - a.year || a.at - b.at);
  const ranked = (one) => ({ place: one.place, rank: one });
  const equal = newestFirst.filter((one) => one.best === number.value && one.worst === number.value && universe(one));
  const found = equal.find(timed);
  if (found && !otherSubject) {
    const newer = newestFirst.find((one) => one.year > found.year && head.rankings[one.at][2] === head.rankings[found.at][2]);
    const older = newer && !context.allTimes.length;
    return { verdict: older ? "older" : "agrees", why: anySubject ? "" : "noSubject", ...ranked(found), newer: newer ?? null };
  }
  if (anySubject && known.length === 1 && context.sure && !context.goal && !equal.length) {
    const other = newestFirst.filter((one) => timed(one) && universe(one));
    const unsure = other.some((one) => one.best <= number.value && number.value <= one.worst);
    const candidates = context.times.length ? other : other.slice(0, 1);
    if (candidates.length && !unsure) return { verdict: "differs", ...ranked(candidates[0]) };
  }
  if (equal.length && anySubject) return { verdict: "unknown", why: "otherTime", ...ranked(equal[0]) };
  return newestFirst.length && anySubject ? { verdict: "unknown", why: "related", ...ranked(newestFirst[0]) } : { verdict: "unknown" };
}

/** A score of an edition of the index, which a text gives as a number of points. */
function judgeScore({ number, context }, data) {
  if (number.kind !== "number" || number.percent || !String(number.value).includes(".")) return null;
  for (const place of context.places.filter((one) => data.has(one))) {
    const found = data.get(place).ranks.find(([, , , , score]) => score === number.value);
    if (found) {
      const [at, best, worst, text, score, source, sourcePath, path] = found;
      return { verdict: "agrees", why: "score", place, rank: { at, best, worst, text, score, source, sourcePath, path } };
    }
  }
  return null;
}

/** The file of a place, each row of figures with what several have in common: period, days and source. */
const whole = (file) => file && { ...file, figures: file.figures.map(([indicator, part, words, value, origin, ...rest]) =>
  [indicator, part, words, value, ...file.origins[origin], ...rest]) };

/** What is to be said of each number, in order; `files` has those of places by number. */
export function judge({ text, found }, head, files) {
  const data = new Map([...files].map(([place, file]) => [place, whole(file)]));
  const [score, senses] = [nameScorer(head.indicators), senseReader(head.senses)];
  return found.map((each) => {
    const { number } = each;
    const turned = {
      senses: senses.beside(text, number, each.context),
      generations: generations(text.slice(number.end, each.context.end).match(/^[^.,;:()0-9]{0,40}[0-9]\p{L}/u)?.[0] ?? ""),
      isFromBelow: senses.isFromBelow(text, number.end),
    };
    const one = { ...each, context: { ...each.context, ...turned } };
    if (one.number.kind === "unread") return { ...one, verdict: "unread" };
    if (one.number.kind === "rank") return { ...one, ...judgeRank(one, head, data) };
    return { ...one, ...(judgeScore(one, data) ?? judgeNumber(one, head, data, score, senses)) };
  });
}
