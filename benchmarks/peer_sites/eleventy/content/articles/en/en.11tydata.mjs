export default {
  layout: "article.njk",
  lang: "en",
  permalink: "/en/tin-tuc/{{ page.fileSlug }}/",
};
