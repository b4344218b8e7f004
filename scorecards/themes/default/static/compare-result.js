// What a comparison comes to: a sentence, then a drawing of each edition and indicator that the units share.

import { arrange, order, rankOrder } from "./compare-rule.js";
import { fill, folded, line, link, listed, make, row, said, sentence, small } from "./compare-drawing.js";

const FIRST_ROWS = 5; // of editions, before the rest is asked for

const isExact = (rank) => rank.best === rank.worst;
const upperFirst = (a, b) => a.best - b.best || a.worst - b.worst;

/** Who stands above whom among ranks of one edition, without the edition; "" where fewer than two are known. */
function rankVerdict(ranks) {
  const known = ranks.filter((rank) => rank.best);
  if (known.length < 2) return "";
  if (known.length > 2) {
    const sorted = [...known].sort(upperFirst);
    return fill(said.ordered, { list: sorted.map((rank) => `${rank.then || rank.name} (${rank.text})`).join(", ") });
  }
  const [a, b] = known;
  const found = rankOrder(a, b);
  if (found === "same" || found === "unsure") {
    return fill(found === "same" ? said.level : said.unsureRank, { names: listed(known.map((rank) => rank.then || rank.name)) });
  }
  const [upper, lower] = found === "above" ? [a, b] : [b, a];
  const names = { first: upper.then || upper.name, second: lower.then || lower.name, n: lower.best - upper.worst };
  return fill(isExact(a) && isExact(b) ? said.above : said.aboveSome, names);
}

/** The editions that two units or more have a rank in, each with the ranks in the order of the units. */
export function sharedEditions(units, editions) {
  return editions.map(([name, path, universe, origin, size, day, columns, short, whole], number) =>
    ({ number, name, path, universe, origin, size, day, columns, short, whole, ranks: units.map((one) => one.ranks.get(number)) }))
    .filter(({ ranks }) => ranks.filter((rank) => rank?.best).length > 1);
}

/** Says of which units an edition has no rank, and of which it could have none. */
function without(units, { ranks, day, short }, unknown, notThere) {
  const missing = units.filter((_, at) => !ranks[at]?.best);
  return [[unknown, missing.filter((one) => one.wasThere(day))], [notThere, missing.filter((one) => !one.wasThere(day))]]
    .filter(([, some]) => some.length)
    .map(([words, some]) => fill(words, { edition: short, names: listed(some.map((one) => one.name)) }));
}

/** Says who stands above whom in the newest edition that tells, and what a newer one does not. */
function rankSentences(units, editions) {
  const shared = sharedEditions(units, editions);
  const told = shared.find(({ whole }) => whole) ?? shared[0];
  if (!told) return [];
  const ranks = told.ranks.filter((rank) => rank?.best).sort(upperFirst);
  const sentences = [fill(ranks.length > 2 ? said.inEditionOrdered : said.inEdition,
    { verdict: rankVerdict(ranks), edition: told.short, ranks: listed(ranks.map((rank) => rank.text)) })]; // in the order of the sentence: the upper first
  sentences.push(...without(units, told, said.hereUnknown, said.hereNotThere));
  const newest = editions.findIndex((edition) => edition[8]);
  if (newest >= 0 && told.whole && newest < told.number) {
    const [day, short] = [editions[newest][5], editions[newest][7]];
    const ranks = units.map((one) => one.ranks.get(newest));
    sentences.push(...without(units, { ranks, day, short }, said.newerUnknown, said.newerNotThere));
  }
  return sentences;
}

/** Every indicator of which two units or more have figures, arranged into what compares and the rest. */
export function sharedIndicators(units, measured) {
  return measured.map(([name, path, part, within, better, of, isRate], number) => {
    const figures = units.map((one) => one.figures.get(number));
    return { name, path, part, better, of, isRate, figures, ...arrange(figures.filter(Boolean), within) };
  });
}

/** The best figures of a group: one, several that are alike, or none where it cannot be told. */
function best(group, better) {
  if (better === "neither" || group.some((figure) => !figure.size)) return [];
  const ahead = [better === "lower" ? "below" : "above", "same"];
  return group.filter((one) => group.every((other) => one === other || ahead.includes(order(one.size, other.size))));
}

function figureSentences(units, indicators) {
  const groups = indicators.flatMap(({ groups, better }) => groups.map((group) => best(group, better)));
  if (!groups.length) return [];
  const wins = units.map((one) => [one.name, groups.filter((some) => some.length === 1 && some[0].place === one.slug).length]);
  const open = groups.length - wins.reduce((sum, [, count]) => sum + count, 0);
  const rest = open ? [fill(said.openIndicators, { n: open, total: groups.length })] : [];
  const ahead = wins.filter(([, count]) => count).sort(([, a], [, b]) => b - a);
  if (!ahead.length) return rest;
  const facts = { total: groups.length, n: ahead[0][1], name: ahead[0][0] };
  if (units.length === 2) {
    const [, second] = ahead;
    if (second && second[1] === facts.n) return [fill(said.aheadBoth, facts), ...rest];
    return [fill(second ? said.aheadMore : said.ahead, { ...facts, other: second?.[0], m: second?.[1] }), ...rest];
  }
  return [fill(said.aheadMany, { ...facts, list: ahead.map(([name, count]) => fill(said.aheadOne, { name, n: count })).join(", ") }), ...rest];
}

/** The sentences that say what the comparison comes to. */
export const sentences = (units, editions, indicators) =>
  [...rankSentences(units, editions), ...figureSentences(units, indicators)].map(sentence);

const position = (rank, size) => [rank.worst, rank.best].map((place) => (size > 1 ? (size - place) / (size - 1) : 1));

function rankRow({ name, path, universe, origin, size, day, ranks }, units) {
  const values = ranks.map((rank, at) => [at, make("b", {}, rank?.then || units[at].name), " ",
    rank ? link(rank.path, rank.text || said.scoreOnly.replace("{score}", rank.score)) : small(units[at].wasThere(day) ? said.noRank : said.notThere)]);
  const marks = ranks.map((rank, at) => [at, rank]).filter(([, rank]) => rank?.best).map(([at, rank]) => [at, ...position(rank, size)]);
  const verdict = units.length > 2 ? "" : rankVerdict(ranks.filter(Boolean));
  return row([link(path, name), small(`${universe}. ${origin}`)], line(marks, [size, "1"]), values, verdict, []);
}

/** The editions as a list of drawings: the DTI before other indices, the newest first. */
export function rankDrawings(units, editions) {
  const rows = sharedEditions(units, editions).map((edition) => rankRow(edition, units));
  const list = (some) => make("ul", { class: "bells" }, ...some);
  const rest = rows.slice(FIRST_ROWS);
  return rows.length ? [list(rows.slice(0, FIRST_ROWS)),
    ...(rest.length ? [folded(said.moreEditions.replace("{count}", rest.length), list(rest))] : [])] : [];
}

function figureRow({ name, path, part, better, of, isRate }, group, units) {
  const most = Math.max(...group.map((figure) => figure.size?.printed ?? 0));
  const top = isRate && most <= 100 ? 100 : most || 1;
  const at = (figure) => units.findIndex((one) => one.slug === figure.place);
  const marks = group.filter((figure) => figure.size?.printed >= 0).map((figure) => [at(figure), figure.size.printed / top, figure.size.printed / top]);
  const values = group.map((figure) => [at(figure), make("b", {}, figure.name), " ", link(figure.path, figure.text), " ",
    small([figure.counts, ...figure.remarks].filter(Boolean).join(", "))]).sort(([a], [b]) => a - b);
  const days = group.map((figure) => figure.day);
  const apart = Math.max(...days) - Math.min(...days);
  const first = best(group, better);
  const verdict = better === "neither" ? said.noDirection
    : first.length === 1 ? fill(said.best, { name: first[0].name })
      : first.length === group.length ? said.alike : said.unsureFigure;
  const ends = top === 100 && isRate ? ["0%", "100%"] : ["0", ""];
  return row([link(path, name), part ? make("span", { class: "part" }, `, ${part}`) : null].filter(Boolean),
    marks.length > 1 ? line(marks, ends) : null, values, verdict,
    [of ? fill(said.rateOf, { of }) : "", better === "lower" ? said.lowerBetter : "", apart ? fill(said.daysApart, { n: apart }) : ""].filter(Boolean));
}

/** The indicators with figures that compare as a list of drawings. */
export function figureDrawings(units, indicators) {
  const rows = indicators.flatMap((one) => one.groups.map((group) => figureRow(one, group, units)));
  return rows.length ? [make("ul", { class: "bells" }, ...rows)] : [];
}
