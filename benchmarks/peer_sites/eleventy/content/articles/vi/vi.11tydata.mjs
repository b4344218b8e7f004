export default {
  layout: "article.njk",
  lang: "vi",
  permalink: "/tin-tuc/{{ page.fileSlug }}/",
};
