// A search index a language: title, address, summary and plain text of each article.
const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

export const data = {
  pagination: { data: "collections.byLanguage", size: 1, alias: "own" },
  permalink: ({ own }) => `${own.lang === "en" ? "/en" : ""}/search.json`,
  eleventyExcludeFromCollections: true,
};

export const render = ({ own }) => JSON.stringify(own.items.map(({ data, url, content }) =>
  ({ title: data.title, path: url, summary: data.summary, text: plain(content) })));
