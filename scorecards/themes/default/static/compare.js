// Comparison: reads the chosen units from the address or the form, says what the comparison comes to, draws it and sets side
// by side what they share. What the files hold is written in scorecards/publish/comparison.py.

import { folded, link, listed, make, said, small } from "./compare-drawing.js";
import { figureDrawings, rankDrawings, sentences, sharedIndicators } from "./compare-result.js";
import { difference, existed, newest, sizeOf } from "./compare-rule.js";
import { load } from "./files.js";

const FIRST_ROWS = 2; // selects to begin with
const FIRST_ITEMS = 6; // of what a single unit has, before the rest is asked for
const KEY = "don-vi"; // in the address, once for each unit

const results = document.querySelector("#ket-qua-so");
const status = document.querySelector("#da-so");
const form = document.querySelector("#chon");
const more = document.querySelector("#them");
const fields = [...form.elements[KEY]];

// -- the files --------------------------------------------------------------------------------------------------------

const head = () => load(said.index);

/** A unit with what there is of it, its ranks by edition and its figures by what they measure. */
async function unit(slug) {
  const { version } = await head();
  const { there, ranks, origins, figures } = await load(`${said.folder}${slug}.json?v=${version}`);
  const name = nameOf(slug);
  const rankOf = ([number, path, text, score, remarks, source, sourcePath, best, worst, values, then]) =>
    [number, { name, path, text, score, remarks, source, sourcePath, best, worst, values, then }];
  const figureOf = ([number, path, text, counts, origin, size]) => {
    const [remarks, source, sourcePath, standing] = origins[origin];
    const [unfit, level, measure, day, since, until] = standing;
    return [number,
      { place: slug, name, path, text, counts, remarks, source, sourcePath, unfit, level, measure, day, since, until, size: sizeOf(size) }];
  };
  const wasThere = (day) => there.some(([since, until]) => existed({ since, until }, day));
  return { slug, name, wasThere, ranks: new Map(ranks.map(rankOf)), figures: new Map(figures.map(figureOf)) };
}

// -- what is made of them ---------------------------------------------------------------------------------------------

const from = ({ source, sourcePath }) => small(`${said.source}: `, link(sourcePath, source));

function rankCell(rank) {
  const value = rank.text || said.scoreOnly.replace("{score}", rank.score);
  const score = rank.text && rank.score ? [said.score.replace("{score}", rank.score)] : [];
  return make("div", {},
    make("a", { class: rank.text ? "side-value" : "", href: said.home + rank.path.slice(1) }, value),
    ...[...score, ...rank.remarks].map((remark) => small(remark)), from(rank));
}

function figureCell(figure) {
  return make("div", {},
    make("a", { class: "side-value", href: said.home + figure.path.slice(1) }, figure.text),
    ...[figure.counts, ...figure.remarks].filter(Boolean).map((remark) => small(remark)), from(figure));
}

/** A table of rows [heading, cells]: a column a unit. Roles are said, for on a narrow screen its rows become cards. */
function table(name, corner, units, rows) {
  const column = (text) => make("th", { scope: "col", role: "columnheader" }, text);
  return make("div", { class: "side-frame" }, make("table", { class: "side-table", role: "table", "data-units": units.length, "aria-label": name },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, column(corner), ...units.map((one) => column(one.name)))),
    make("tbody", { role: "rowgroup" }, ...rows.map(([heading, cells]) => make("tr", { role: "row" },
      make("th", { scope: "row", role: "rowheader" }, ...heading),
      ...cells.map((cell, at) => make("td", { role: "cell" }, make("span", { class: "side-name", "aria-hidden": "true" }, units[at].name), cell)))))));
}

function section(id, title, lead, ...content) {
  return make("section", { class: "part-section", "aria-labelledby": id },
    make("h2", { id }, title), lead ? make("p", { class: "section-lead" }, lead) : null, ...content);
}

/** Rows of the editions that two units or more stand in, and what single units have besides, by unit. */
function compareRanks(units, { editions }, only) {
  const rows = [];
  editions.forEach(([name, path, universe, origin, , day, columns], number) => {
    const ranks = units.map((one) => one.ranks.get(number));
    const having = ranks.filter(Boolean);
    if (having.length > 1) {
      rows.push([[link(path, name), small(universe), small(origin)], ranks.map((rank, at) =>
        rank ? rankCell(rank) : small(units[at].wasThere(day) ? said.noRank : said.notThere))]);
    } else if (having.length) {
      const [rank] = having;
      const value = rank.text || said.scoreOnly.replace("{score}", rank.score);
      only.get(rank.name).push([rank.path, name, value, [universe, ...rank.remarks].join("; ")]);
    }
    columns.forEach((column, at) => {
      const values = ranks.map((rank) => rank?.values[at] || "");
      const known = values.filter(Boolean).length;
      if (known > 1) {
        rows.push([[make("span", { class: "side-part" }, column), make("span", { class: "unseen" }, `, ${name}`)],
          values.map((value, place) => value
            ? make("a", { class: "side-lesser", href: said.home + ranks[place].path.slice(1) }, value)
            : small(said.noValue))]);
      } else if (known) {
        const rank = ranks[values.findIndex(Boolean)];
        only.get(rank.name).push([rank.path, `${column}, ${name}`, values.find(Boolean), universe]);
      }
    });
  });
  return rows;
}

/** Rows of the indicators with figures that compare, those with figures that do not, and the rest by unit. */
function compareFigures(indicators, reasons, only) {
  const rows = [];
  const apart = [];
  for (const { name, path, part, figures, groups, beside } of indicators) {
    const having = figures.filter(Boolean);
    const heading = [link(path, name), part ? make("span", { class: "part" }, `, ${part}`) : null];
    if (having.length < 2) {
      for (const figure of having) {
        only.get(figure.name).push([figure.path, part ? `${name}, ${part}` : name, figure.text, figure.remarks.join(", ")]);
      }
      continue;
    }
    const why = new Map(beside);
    for (const group of groups) {
      rows.push([heading.map((part) => part && part.cloneNode(true)), figures.map((figure) => {
        if (!figure) return small(said.noFigure);
        if (group.includes(figure)) return figureCell(figure);
        const reason = why.get(figure) ?? difference(figure, newest(group));
        return small(link(figure.path, said.notCompared), `: ${reasons[reason]}`);
      })]);
    }
    if (!groups.length) apart.push([heading, beside]);
  }
  return { rows, apart };
}

/** Figures of one indicator that do not compare, in lines and not in columns; a reason of all stands above them. */
function apartList(apart, reasons) {
  return apart.map(([heading, beside]) => {
    const [first, ...others] = new Set(beside.map(([, reason]) => reasons[reason]));
    const lines = beside.map(([figure, reason]) => make("li", {}, make("b", {}, figure.name), link(figure.path, figure.text),
      make("span", {}, figure.remarks.join(", ") + (others.length ? `: ${reasons[reason]}` : ""))));
    return make("div", { class: "apart" }, make("h3", {}, ...heading),
      others.length ? null : make("p", { class: "apart-reason" }, first), make("ul", { class: "tile-list" }, ...lines));
  });
}

function onlyList(items) {
  const list = (some) => make("ul", { class: "tile-list" }, ...some.map(([path, name, value, remark]) => make("li", {},
    link(path, name), make("b", {}, value), make("span", {}, remark))));
  const rest = items.slice(FIRST_ITEMS);
  return [list(items.slice(0, FIRST_ITEMS)), rest.length && make("details", {},
    make("summary", {}, said.moreItems.replace("{count}", rest.length)), list(rest))].filter(Boolean);
}

/** What a single unit has besides. */
function onlyPart({ name, ranks, figures }, items) {
  const empty = (ranks.size + figures.size ? said.onlyNone : said.noneAtAll).replace("{name}", name);
  const body = items.length ? onlyList(items) : [make("p", { class: "empty" }, empty)];
  return make("div", {}, make("h3", {}, said.only.replace("{name}", name)), ...body);
}

/** The sections of a comparison and the sentences that announce it. */
function compare(units, { editions, measured, reasons }) {
  const names = listed(units.map((one) => one.name));
  const only = new Map(units.map((one) => [one.name, []]));
  const ranks = compareRanks(units, { editions }, only);
  const indicators = sharedIndicators(units, measured);
  const { rows, apart } = compareFigures(indicators, reasons, only);
  const [bells, figures] = [rankDrawings(units, editions), figureDrawings(units, indicators)];
  const tables = [
    ranks.length && table(said.editions, said.edition, units, ranks),
    rows.length && table(said.indicators, said.indicator, units, rows),
  ].filter(Boolean);
  const sections = [
    bells.length && section("so-hang", said.editions, said.editionsLead, ...bells),
    figures.length && section("so-chi-tieu", said.indicators, said.indicatorsLead, ...figures),
    section("con-lai", said.rest, "",
      ...(tables.length ? [folded(said.tables, ...tables)] : []),
      ...(apart.length ? [folded(`${said.apart} (${apart.length})`, make("p", { class: "section-lead" }, said.apartLead), ...apartList(apart, reasons))] : []),
      folded(said.onlyOne, make("div", { class: "side-only" }, ...units.map((one) => onlyPart(one, only.get(one.name)))))),
  ].filter(Boolean);
  const found = sentences(units, editions, indicators);
  if (!found.length) found.push(said.nothing.replace("{names}", names));
  else if (!figures.length) found.push(said.noIndicators);
  else if (!bells.length) found.push(said.noEditions);
  for (const one of units.filter((unit) => !unit.ranks.size && !unit.figures.size)) found.push(said.noneAtAll.replace("{name}", one.name));
  return { sections, sentence: found.join(" "), names };
}

// -- the choice -------------------------------------------------------------------------------------------------------

const options = new Map([...fields[0].options].filter((option) => option.value).map((option) => [option.value, option.text]));
const nameOf = (slug) => options.get(slug);

/** The units asked for, each once and four at most, and what has to be said of the others. */
function asked(slugs) {
  const [chosen, notes] = [[], []];
  for (const slug of slugs.filter(Boolean)) {
    if (!options.has(slug)) notes.push(said.unknown.replace("{name}", () => slug));
    else if (chosen.includes(slug)) notes.push(said.twice.replace("{name}", nameOf(slug)));
    else if (chosen.length === fields.length) notes.push(said.tooMany.replace("{name}", nameOf(slug)));
    else chosen.push(slug);
  }
  return { chosen, notes: [...new Set(notes)] };
}

function showRows(count) {
  fields.forEach((field, at) => {
    field.parentElement.hidden = at >= count;
  });
  more.hidden = count >= fields.length;
}

const ownTitle = document.title;
let turn = 0;

/** Shows what was asked for. An older choice that is ready later shows nothing. */
async function show(slugs) {
  const own = ++turn;
  const { chosen, notes } = asked(slugs);
  const say = (sentence) => {
    status.textContent = [...notes, sentence].join(" ");
  };
  let made = { sections: [], names: "" };
  if (chosen.length > 1) {
    const files = await Promise.all([head(), ...chosen.map(unit)]).catch(() => null);
    if (files) made = compare(files.slice(1), files[0]);
    else made.sentence = said.failed;
  } else made.sentence = chosen.length ? said.oneMore.replace("{name}", nameOf(chosen[0])) : said.hint;
  if (own !== turn) return;
  results.replaceChildren(...made.sections);
  document.title = made.names ? `${said.title.replace("{names}", made.names)} – ${said.site}` : ownTitle;
  say(made.sentence);
}

/** Fills the form from the address and shows what it asks for. */
function read() {
  const slugs = new URLSearchParams(location.search).getAll(KEY);
  const { chosen } = asked(slugs);
  fields.forEach((field, at) => {
    field.value = chosen[at] ?? "";
  });
  showRows(Math.max(FIRST_ROWS, chosen.length));
  return show(slugs);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const slugs = fields.map((field) => field.value);
  const { chosen } = asked(slugs);
  const address = new URL(location.href);
  address.search = new URLSearchParams(chosen.map((slug) => [KEY, slug])).toString();
  address.hash = "";
  if (address.href !== location.href) history.pushState(null, "", address);
  show(slugs);
});

more.addEventListener("click", () => {
  const next = fields.find((field) => field.parentElement.hidden);
  showRows(fields.indexOf(next) + 1);
  next.focus();
});

addEventListener("popstate", read);
for (const field of fields.slice(1)) {
  field.append(...[...fields[0].children].slice(1).map((child) => child.cloneNode(true)));
}
form.hidden = false;
read();
