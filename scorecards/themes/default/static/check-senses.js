// Words beside a number that turn what it counts: "95 xã chưa đạt", "mỗi xã có 45 tổ". The patterns come with the head, so that
// this page and the build look for the same words (scorecards/publish/check_senses.py); they are bits in the order of the table,
// senses first and then what was done with what is counted ("tiếp nhận 45 hồ sơ"), of which those before a number count alone.

import { low } from "./check-reader.js";

/** Generations of mobile networks that a text names: a station of 5G is not any station. */
export const generations = (text) => low(text).match(/(?<![\p{L}\p{N}])[2-6]g(?![\p{L}\p{N}])/gu) ?? [];

const found = (patterns, text) => patterns.reduce((bits, pattern, at) => (pattern?.test(text) ? bits | (1 << at) : bits), 0);

/** What tells the senses of a number, of a text, and whether a rank is counted from the last place. */
export function senseReader({ table, near, fromBelow, each, actions }) {
  const [before, after, saying] = [0, 1, 2].map((at) => table.map((row) => (row[at] ? new RegExp(row[at], "u") : null)));
  const last = new RegExp(fromBelow, "u");
  return {
    /** Those that the words right beside it give a number; `from` and `until` bound what belongs to it. */
    beside: (text, { start, end, percent }, { from, until }) => {
      const ahead = found(before, low(text.slice(Math.max(from, start - near), start)));
      const behind = found(after, low(text.slice(end, Math.min(until, end + near))));
      const bits = ahead | (ahead & actions ? behind & ~actions : behind);
      return percent ? bits & ~each : bits; // a share is each one's anyway
    },
    said: (text) => found(saying, low(text)),
    /** Those beside a number that a figure's own words do not say; nothing of several actions where they say one. */
    unsaid: (beside, own) => (beside & own & actions ? beside & ~own & ~actions : beside & ~own),
    isFromBelow: (text, end) => last.test(low(text.slice(end, end + near))),
  };
}
