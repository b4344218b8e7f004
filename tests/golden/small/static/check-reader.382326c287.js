// Reads the numbers of a Vietnamese text: a part of what scorecards/vietnamese/quantities.py reads, and nothing otherwise than
// it does. What stands in a form that is not read here for sure is "unread", never a number; dates, addresses and the
// numbers of documents are "aside". tests/browser/test_check_reader.py holds both readers to the same on the same texts.

const LETTER = /[\p{L}\p{N}_]/u;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFE00-\uFE0F]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

const YEAR = "(?:19|20)[0-9]{2}(?![0-9])";
const ASIDES = [
  /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|(?:[a-z0-9-]{1,40}\.){1,5}(?:vn|com|net|org|gov|edu|html?|aspx?|php|pdf|docx?|xlsx?|jpe?g|png)(?!\w)\S*/gi,
  /(?<![0-9/.,-])[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?(?:19|20)[0-9]{2}(?![0-9/])/g,
  /(?<![0-9/.,-])(?:0?[1-9]|1[0-2])\/(?:19|20)[0-9]{2}(?![0-9/])/g,
  /(?<![\p{L}\p{N}])(?:ngày|mùng|mồng) [0-9]{1,2}(?:\/[0-9]{1,2}|,? tháng [0-9]{1,2})(?![0-9/.,-])(?: ?,? năm (?:19|20)[0-9]{2})?(?! ?[0-9%-])/giu,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:giai đoạn|nhiệm kỳ|năm) ${YEAR}(?: ?- ?${YEAR})?(?! ?[-%\\p{L}]?[0-9])`, "giu"),
  new RegExp(`(?<![\\p{L}\\p{N}])(?:tháng|quý) [0-9]{1,2}(?:,? năm |/)${YEAR}`, "giu"),
  /[0-9]{1,6}\/(?:[0-9]{4}\/)?[A-ZĐ][A-ZĐ0-9&]+(?:[-–.&/][A-ZĐa-zđ0-9&]+)*/gu,
];

const MAGNITUDES = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9, "nghìn tỷ": 1e12, "nghìn tỉ": 1e12, "ngàn tỷ": 1e12, "triệu tỷ": 1e15 };
const MAGNITUDE = /^ (nghìn tỷ|nghìn tỉ|ngàn tỷ|triệu tỷ|nghìn|ngàn|triệu|tỷ|tỉ)(?![\p{L}\p{N}])(?! (?:lệ|trọng|suất|số|giá|rưỡi))/u;
const NUMERAL = /[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]{1,12})?|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,12}|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]{1,12})?(?= ?(?:%|\p{L}))|[0-9]{1,30}(?:[.,][0-9]{1,12})?/uy;
const PERCENT = /^ ?%|^ phần trăm(?!\p{L})/u;
const NOT_PLAIN = /^(?:[.,]?[0-9]|[\p{L}_'’°]|\/|-[\p{L}\p{N}]|[.,]{2}| ?[½¼¾⅓‰]| [.,][0-9]|[.,] [0-9]{3}(?![0-9])| phẩy| chấm| rưỡi| phần (?:nghìn|vạn)| trăm| vạn| chục| tr(?!\p{L})| k(?!\p{L}))/u;
const JOINED_AFTER = /^(?:%| ?phần trăm)? ?(?:[-÷~+×x*:] ?[0-9]|(?:đến|tới|cho đến|hoặc|hay|trên|trong|trong số|trong tổng số|trên tổng số|\/) ?(?:tổng số |gần |khoảng |mức |cao nhất |tối đa )?[0-9])/u;
const JOINED_BEFORE = /(?:[0-9%] ?[-÷~+×x*/:]|[0-9%]\p{L}* ?(?:(?!và )\p{L}+ ){0,3}(?:đến|tới|hoặc|hay|trên|trong|trong số|trên tổng số)) ?(?:tổng số |gần |khoảng |mức |cao nhất |tối đa )?$/u;
const PARTED = /[0-9]\. $|[0-9] ?(?:tỷ|tỉ|triệu|nghìn|ngàn),? $|(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:đến|tới|hoặc|hay) $|(?:đến|tới) (?:cao nhất|tối đa|nhiều nhất)(?: là)? $|(?:lượt|truy cập|online|hôm nay|hôm qua)[^.;\n]{0,24}: ?$/u;
const PER_HEAD = /^ (?:người dân|dân|trẻ|nhân khẩu|lao động)(?!\p{L})/u;
const ON_LEVEL = /(?:^|[^\p{L}])(?:lên|còn|đạt|đạt được|xuống|thành|từ|chiếm|gồm|có|được)(?: (?:gần|hơn|khoảng|trên|xấp xỉ))* $/u;
const VERBS = "tăng trưởng|tăng thêm|tăng|giảm bớt|cắt giảm|sụt giảm|giảm";
const CHANGE = new RegExp(`(?<!\\p{L})(${VERBS})(?: (?:thêm|được))?(?: (?:gần|hơn|khoảng|trên|xấp xỉ))? $`, "u");
const CHANGING = /(?<!\p{L})(?:tăng|giảm|gấp|cao hơn|thấp hơn|nhiều hơn|ít hơn|kém|nhanh hơn|chậm hơn|rút ngắn|vượt|hụt|thêm|lùi|tụt|lần lượt|âm|dôi dư|nhỉnh|hạ|thăng|nâng)(?!\p{L})[^.;:\n()]{0,80}$/u;
const SURE_LEVEL = /(?<!\p{L})(?:tốc độ|mức|tỷ lệ|tỉ lệ|nhịp độ) (?:tăng|giảm)[^.;:\n()]{0,80}$/u;
const BOUNDS = [["nearly", /(?<!\p{L})(?:gần|ngót) $/u], ["about", /(?<!\p{L})(?:khoảng|xấp xỉ|ước đạt|ước tính|ước) $|[~≈] ?$/u], ["over", /(?<!\p{L})(?<!cao |thấp |nhiều |ít |kém |nhanh |chậm |lớn )(?:hơn|trên) $/u]];
const OTHER_BOUND = /(?<!\p{L})(?:không|chưa|chẳng|dưới|ít nhất|tối thiểu|tối thiếu|chừng|tầm|tối đa|nhiều nhất|lên tới|lên đến|có tới|quá|vượt|vượt mức|đến|tới|cao nhất|thấp nhất|chí ít|nhỏ hơn|lớn hơn|cao hơn|thấp hơn|mức|mốc|ngưỡng|ước|ước thực hiện|khoảng|gần|trên|hơn|suýt soát|tiệm cận|quanh)(?: (?:là|đạt|có|được|đến|tới|từ|mức|đầy|dưới|quá|vượt|gần|hơn|trên|khoảng|cả|năm)){0,3} $|[<>≤≥=] ?$/u;
const AFTER_BOUND = /^[^.,;:()0-9\n]{0,30}?(?<!\p{L})(?:trở lên|trở xuống|hoặc hơn|đổ lên)|^[^.,;:()0-9\n]{0,16} (?:hơn|có lẻ)(?=\s*(?:[.,;:)\n]|$))/u;
const STRONG = /(?<!\p{L})(?:nghị quyết|chỉ thị|nghị định|thông tư|quyết định|kế hoạch|công văn|đề án|báo cáo|chương trình|kết luận|điều|khoản|điểm|chương|phụ lục|mức độ|cấp độ|giai đoạn|quốc lộ|tỉnh lộ|ql|phiên bản|đợt|công nghiệp|cách mạng|(?<!(?:kinh tế|chuyển đổi|xã hội) )số|số:|điện thoại|đt|tel|fax|hotline|lần thứ|khóa|phiên|thứ|mã|tcvn|iso|covid|top|tốp|bình quân|mỗi|tính trên|trung bình) $/u;
const RANK = /(?<!\p{L})(?:(?:đứng|xếp|xếp hạng|giữ|đạt|ở|lên|vươn lên|duy trì|đứng ở|nằm ở|là) (?:hạng |ở |tại )?(?:vị trí thứ|vị trí số|vị trí|vị thứ|thứ hạng|hạng thứ|hạng|thứ)|(?:đứng|xếp|xếp hạng)(?: (?:ở|tại|hàng|số))?|(?:vị trí|ngôi vị|vị thứ|thứ hạng|xếp hạng|hạng thứ)(?: (?:số|thứ|hạng))?|(hạng|thứ)) $/u;
const OF_ALL = /^ (?:trong cả nước|trên cả nước|toàn quốc|cả nước|trong số|trên toàn quốc|trong toàn quốc)(?!\p{L})/u;
const UNIVERSE = /^(?: ?\/ ?| (?:trong|trên)(?: tổng)?(?: số)? )([0-9]{1,3})(?![0-9]|[.,][0-9]|[/%-]| ?%)/u;
const OF_SERIES = /(?<!\p{L})(?:lần|nghị|thảo|họp|khóa|hội|năm|tuần|tháng|ngày|đợt|vòng|lớp|phiên|kỳ|bước|viện|xe|sạn|thị|tật|chương|trình|vị|danh|ngạch|viên|từ|tăng|lên|số|phần|điều|nhóm) (?:xếp )?(?:hạng|thứ) $/u;

/** The text as both readers see it: composed letters, plain blanks and dashes, nothing that takes no room. */
export const plain = (text) => text.normalize("NFC").replace(INVISIBLE, "").replace(/İ/g, "I").replace(SPACES, " ").replace(DASHES, "-");

// The tone stands on another vowel in "hoá" and "hóa"; words are looked for in one spelling.
const LATE = { oa: "òà óá ỏả õã ọạ", oe: "òè óé ỏẻ õẽ ọẹ", uy: "ùỳ úý ủỷ ũỹ ụỵ" };
const MOVED = Object.fromEntries(Object.entries(LATE).flatMap(([vowels, pairs]) =>
  pairs.split(" ").map(([early, late]) => [vowels[0] + late, early + vowels[1]])));

/** Small letters in one spelling, each in its place. */
export const low = (text) => text.toLowerCase().replace(/(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}])/gu, (found) => MOVED[found]);

function valueOf(numeral, percent, magnitude) {
  if (/^0[0-9]/.test(numeral)) return null;
  const lone = numeral.match(/^([0-9]{1,3})([.,])([0-9]{3})$/);
  const separators = numeral.match(/[ .,]/g) ?? [];
  let digits = numeral;
  if (lone) {
    const [, head, sign, tail] = lone;
    if (sign === "," && head !== "0" && !percent && magnitude === 1) return null; // "1,254": of things, a thousand
    digits = sign === "," || head === "0" || (percent && !tail.endsWith("0")) ? `${head}.${tail}` : head + tail;
  } else if (separators.length) {
    const last = separators[separators.length - 1];
    const groups = numeral.split(/[ .,]/);
    const decimals = separators.indexOf(last) === separators.length - 1 && (separators.length > 1 || groups[1].length !== 3 || groups[0].length > 3);
    if (separators[0] !== last || decimals) digits = `${groups.slice(0, -1).join("")}.${groups[groups.length - 1]}`;
    else digits = groups.join("");
    if (!decimals && groups[0].startsWith("0")) return null;
  }
  const fraction = digits.split(".")[1] ?? "";
  const exact = Number(digits) * magnitude;
  return { value: Number(exact.toPrecision(15)), step: magnitude / 10 ** fraction.length, whole: separators.length === 0 && magnitude === 1 };
}

const boundOf = (before) => {
  const plainly = BOUNDS.find(([, words]) => words.test(before));
  const rest = plainly ? before.replace(plainly[1], "") : before;
  if (plainly && OTHER_BOUND.test(rest.slice(-40))) return "other";
  return plainly ? plainly[0] : OTHER_BOUND.test(before.slice(-40)) ? "other" : "exact";
};

function read(text, at, startsNoun) {
  NUMERAL.lastIndex = at;
  const numeral = NUMERAL.exec(text)[0];
  const from = Math.max(0, text.lastIndexOf("\n", at - 1) + 1, at - 120);
  const before = text.slice(from, at);
  let end = at + numeral.length;
  const unread = { kind: "unread", start: at, end };
  const tail = (length = 90) => text.slice(end, end + length).split("\n")[0];
  if (/[\p{L}\p{N}_.,\-+$€#°'’/:]$/u.test(before) && !/(?:^|[\s(])\($/u.test(before)) return unread;
  const line = before.trim() === "" && from === text.lastIndexOf("\n", at - 1) + 1;
  if (line && /^[.)/:]( |$)|^ ?- /.test(tail(3))) return unread; // the number of an item
  const rank = before.match(RANK);
  if (rank && /^[0-9]{1,3}$/.test(numeral) && !/^(?:[.,]?[0-9]|[\p{L}_%°'’]| ?%|,[0-9])/u.test(tail())) return readRank(text, at, end, before, rank);
  const ratio = tail().match(/^ ?\/ ?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})(?![0-9/.,]*[0-9]|\/| ?%|-)/);
  if (ratio && /^(?:[0-9]{1,6}|[0-9]{1,3}(?:\.[0-9]{3})+)$/.test(numeral)) return readRatio(text, at, end, before, numeral, ratio, startsNoun);
  const magnitude = tail().match(MAGNITUDE);
  if (magnitude) end += magnitude[0].length;
  const percent = tail().match(PERCENT);
  if (percent && magnitude) return unread;
  if (NOT_PLAIN.test(tail()) || (magnitude && /^,? ?[0-9]|^ ?(?:nghìn|ngàn|vạn|trăm)/.test(tail(10)))) return { ...unread, end };
  if (PARTED.test(before) || /^ \p{L}+(?: \p{L}+){0,3} ?\/ ?[0-9]/u.test(tail())) return { ...unread, end };
  if (JOINED_AFTER.test(tail()) || JOINED_BEFORE.test(before.slice(-60))) return { ...unread, end };
  if (new RegExp(`^${YEAR}$`).test(numeral) && !magnitude && !percent) return /^(?:[.,;:)]?(?:\s|$))/.test(tail(2)) && /^[.,;:)]|^$/.test(tail(1)) ? { ...unread, kind: "aside" } : unread;
  const found = valueOf(numeral, Boolean(percent), magnitude ? MAGNITUDES[magnitude[1]] : 1);
  if (!found || STRONG.test(before)) return { ...unread, end };
  if (percent) end += percent[0].length;
  else if (!magnitude && (found.whole || /^[0-9]{1,2}[.,][0-9]$/.test(numeral)) && !startsNoun(tail())) return unread;
  if (!percent && /^ (?:năm|tháng|ngày|tuần|quý|giờ|phút|giây|lần|điểm (?:%|phần)|bậc|kỳ|thập|thế kỷ|nhiệm kỳ|h|p|cấp|lớp|sao|cửa|không|nhất|rõ|độ|trên|trong)(?!\p{L})/u.test(tail())) return { ...unread, end };
  if (percent && /^ ?(?:điểm|\/|đến|tới|-)/u.test(tail())) return { ...unread, end };
  if (/^1(?:000+|0+)$/.test(String(found.value)) && found.value > 99 && PER_HEAD.test(tail())) return { ...unread, end };
  if (/\($/.test(before) && /^\)/.test(tail()) && !percent) return unread;
  const change = before.match(CHANGE);
  if (SURE_LEVEL.test(before)) return { ...unread, end };
  if (change && !/(?:^|[^\p{L}])(?:không|chưa|chẳng|ước|ước tính|dự kiến|tốc độ|mức|tỷ lệ)(?: \p{L}+)? $/u.test(before.slice(0, change.index))) {
    const bound = boundOf(before.slice(-24));
    return { kind: "change", start: at, end, down: /giảm/.test(change[1]), percent: Boolean(percent), bound, ...found };
  }
  if (CHANGING.test(before) && !ON_LEVEL.test(before)) return { ...unread, end };
  if (/(?:lần lượt|vượt|âm|gấp|hụt|kém) (?:\p{L}+ )?$/u.test(before)) return { ...unread, end };
  const bound = AFTER_BOUND.test(tail()) || (found.whole && !percent && / trên $/.test(before)) ? "other" : boundOf(before);
  return { kind: "number", start: at, end, percent: Boolean(percent), bound, ...found };
}

function readRank(text, at, end, before, words) {
  const after = text.slice(end, end + 60).split("\n")[0];
  const unread = { kind: "unread", start: at, end };
  const of = after.match(UNIVERSE);
  if (/^ ?(?:-|đến|hoặc|hay|và|,) ?(?:vị trí |hạng |thứ )?[0-9]/u.test(after) || JOINED_BEFORE.test(before)) return unread;
  if (/(?:[0-9]|[0-9] ?(?:đến|hoặc|hay|-|và|,) ?)$/u.test(before.slice(0, words.index))) return unread;
  if (OF_SERIES.test(before) || (words[1] && !of && !OF_ALL.test(after))) return unread;
  if (!of && (/^ (?:%|phần trăm|km|ha|tỷ|triệu|nghìn|\/|trên|trong) ?/u.test(after) && !OF_ALL.test(after))) return unread;
  if (/(?:từ|top|tốp|không|chưa) (?:hạng |thứ |vị trí )?$/u.test(before)) return unread;
  const value = Number(text.slice(at, end));
  const universe = of ? Number(of[1]) : null;
  if (!value || (universe !== null && universe < value)) return unread;
  return { kind: "rank", start: at, end: end + (of ? of[0].length : 0), value, universe, percent: false, bound: "exact", step: 1 };
}

function readRatio(text, at, end, before, numeral, found, startsNoun) {
  const [upper, lower] = [numeral, found[1]].map((one) => Number(one.replace(/\./g, "")));
  const until = end + found[0].length;
  const unread = { kind: "unread", start: at, end: until };
  const after = text.slice(until, until + 60).split("\n")[0];
  const isDay = upper <= 31 && lower <= 12;
  if (/^0/.test(numeral) || /^0/.test(found[1]) || STRONG.test(before) || JOINED_BEFORE.test(before) || JOINED_AFTER.test(after)) return unread;
  if (upper === 1 && (lower % 100 === 0 || /(?:tỷ lệ|tỉ lệ|bản đồ) $/u.test(before))) return unread;
  if (isDay && !startsNoun(after)) return unread;
  if (/^[\p{L}_]|^-/u.test(after) || upper > lower || !lower || /^(?:24\/(?:24|7)|7\/7)/.test(text.slice(at))) return unread;
  if ((lower === 34 || lower === 63) && /(?<!\p{L})(?:xếp|đứng|hạng|vị trí|vị thứ|thứ)(?!\p{L})/u.test(before)) return unread;
  if (new RegExp(`^${YEAR}$`).test(found[1]) || CHANGING.test(before.slice(-30)) || /^ (?:năm|tháng|ngày|giờ|lần|điểm|bậc)/u.test(after)) return unread;
  return { kind: "ratio", start: at, end: until, value: upper, of: lower, percent: false, bound: boundOf(before), step: 1 };
}

/** The numbers of a text, in order: {kind, start, end, …}, places in `plain(text)`. `startsNoun` says of what follows a number whether it begins with something that is counted. */
export function readNumbers(given, startsNoun) {
  const whole = plain(given);
  const text = low(whole);
  const asides = ASIDES.flatMap((pattern) => [...(pattern.source.includes("A-ZĐ") ? whole : text).matchAll(pattern)]
    .map((found) => ({ kind: "aside", start: found.index, end: found.index + found[0].length })))
    .sort((a, b) => a.start - b.start);
  const all = [];
  let cursor = 0;
  for (const { index: at } of text.matchAll(/[0-9]+/g)) {
    if (at < cursor) continue;
    const aside = asides.find((one) => one.start <= at && at < one.end);
    const one = aside ?? read(text, at, startsNoun);
    all.push(one);
    cursor = one.end;
  }
  return all;
}
