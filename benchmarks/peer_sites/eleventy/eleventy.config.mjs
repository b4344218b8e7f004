// Lists, related articles and feeds as collections. They are worked out once a build and kept in `made`.
import { readFileSync } from "node:fs";

const site = JSON.parse(readFileSync(new URL("content/_data/site.json", import.meta.url), "utf8"));
const words = JSON.parse(readFileSync(new URL("content/_data/words.json", import.meta.url), "utf8"));
const KINDS = Object.keys(site.names);

const newestFirst = (items) => [...items].sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? -1 : 1));

const grouped = (items) => {
  const groups = Object.fromEntries(KINDS.map((kind) => [kind, new Map()]));
  for (const item of items) {
    for (const kind of KINDS) {
      for (const key of item.data[kind]) {
        if (!groups[kind].has(key)) groups[kind].set(key, []);
        groups[kind].get(key).push(item);
      }
    }
  }
  return groups;
};

const listsOf = (lang, items) => {
  const prefix = lang === "vi" ? "" : "/en";
  const groups = grouped(items);
  const archive = KINDS.map((kind) =>
    [...groups[kind]].map(([key, found]) => ({
      name: site.names[kind][key], url: `${prefix}/tin-tuc/${kind.replace("_", "-")}/${key}/`, count: found.length,
    })));
  const one = (path, name, found, rest = {}) => ({ lang, path, url: prefix + path, name, items: found, ...rest });
  return [
    one("/tin-tuc/", words[lang].nav_news, items, { archive }),
    ...KINDS.flatMap((kind) =>
      [...groups[kind]].map(([key, found]) => one(`/tin-tuc/${kind.replace("_", "-")}/${key}/`, site.names[kind][key], found))),
  ];
};

const pagesOf = (list) => {
  const total = Math.ceil(list.items.length / site.perPage);
  const url = (number) => (number === 1 ? list.url : `${list.url}trang/${number}/`);
  return Array.from({ length: total }, (_, n) => ({
    ...list, number: n + 1, total, url: url(n + 1),
    archive: n ? undefined : list.archive,
    previous: n ? url(n) : undefined,
    next: n + 1 < total ? url(n + 2) : undefined,
    items: list.items.slice(n * site.perPage, (n + 1) * site.perPage),
    twins: ["vi", "en"].map((lang) => ({ lang, url: (lang === "vi" ? "" : "/en") + list.path })),
  }));
};

// Those that share most with an article among the newest of its place and pillar, then the newest.
const relatedOf = (items) => {
  const groups = grouped(items);
  const found = new Map();
  for (const item of items) {
    const shared = new Map();
    for (const kind of ["tinh", "tru_cot"]) {
      for (const key of item.data[kind]) {
        for (const other of groups[kind].get(key).slice(0, 100)) {
          if (other !== item) shared.set(other, (shared.get(other) ?? 0) + 1);
        }
      }
    }
    found.set(item.url, [...shared]
      .sort(([a, m], [b, n]) => n - m || b.date - a.date)
      .slice(0, site.related).map(([other]) => other));
  }
  return found;
};

export default function (config) {
  let made;
  config.on("eleventy.before", () => { made = undefined; });
  const make = (api) => {
    if (made) return made;
    const vi = newestFirst(api.getFilteredByGlob("**/articles/vi/*.md"));
    const translations = new Map(api.getFilteredByGlob("**/articles/en/*.md").map((one) => [one.fileSlug, one]));
    const en = vi.map((one) => translations.get(one.fileSlug) ?? one);
    const lists = [...listsOf("vi", vi), ...listsOf("en", en)];
    const related = new Map([...relatedOf(vi), ...relatedOf(en)]);
    const twins = new Map();
    for (const one of vi) {
      const other = translations.get(one.fileSlug);
      const both = [one, ...(other ? [other] : [])].map(({ url, data }) => ({ lang: data.lang, url }));
      for (const { url } of both) twins.set(url, both);
    }
    made = { lists, related, twins, byLanguage: [{ lang: "vi", items: vi }, { lang: "en", items: en }] };
    return made;
  };
  config.addCollection("listPages", (api) => make(api).lists.flatMap(pagesOf));
  config.addCollection("feeds", (api) => make(api).lists
    .filter((list) => !list.path.startsWith("/tin-tuc/thang/"))
    .map((list) => ({ ...list, items: list.items.slice(0, site.feed) })));
  config.addCollection("byLanguage", (api) => make(api).byLanguage);
  config.addFilter("related", (url) => made.related.get(url) ?? []);
  config.addFilter("twinsOf", (url) => made.twins.get(url) ?? []);
  config.addFilter("placeName", (key) => site.names.tinh[key]);
  config.addFilter("pillarName", (key) => site.names["tru_cot"][key]);
  config.addFilter("isoDay", (date) => date.toISOString().slice(0, 10));
  config.addFilter("plainDay", (date) => `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`);
  config.addPassthroughCopy({ static: "static" });
  return { dir: { input: "content" } };
}
