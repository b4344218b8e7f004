// Words as readers type them: folding is the rule of scorecards/vietnamese/folding.py (tests/fixtures/folding.txt), keys
// that of scorecards/publish/search_words.py.

const MARKS = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323]/g;
const DASHES = /[\u2010\u2011\u2012\u2013\u2014\u2015\u2212]/g;
export const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g;
const TONE = /([\u0300\u0301\u0303\u0309\u0323])(.*)/;
const FINAL_Y = /^(qu|[b-df-hj-np-tv-xz]+)y(?![a-z])/;

/** Small letters without marks, đ as d. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(MARKS, "").normalize("NFC").replace(/đ/g, "d")
    .replace(DASHES, "-").replace(SPACES, " ");

/** What a word is found by: i for y behind consonants. */
export const key = (word) => fold(word).replace(FINAL_Y, "$1i");

/** A word with its tone behind it, so that "hoá" and "hóa" are one, and with i for y. */
export const spelled = (word) => word.normalize("NFD").replace(TONE, "$2$1").replace(FINAL_Y, "$1i").normalize("NFC");
