// Which figures of chosen units compare: the rule of `arrange` in scorecards/analysis/status/comparison.py, and which of two
// is greater: that of `Extent` in order.py beside it. The tests hold both to the same answers.

export const existed = (figure, day) =>
  (figure.since === null || figure.since <= day) && (figure.until === null || day <= figure.until);

const alike = (one, other) => one.level === other.level && one.measure === other.measure;

/** The figures that agree with the first and are no newer than it. */
function agreeing(first, fit, within) {
  return fit.filter((other) => alike(first, other) && other.day <= first.day && first.day - other.day <= within
    && existed(other, first.day));
}

export const newest = (group) => group.reduce((one, other) => (other.day > one.day ? other : one));

function best(fit, within) {
  const order = (group) => [group.length, newest(group).day, newest(group).level, newest(group).measure];
  const before = (one, other) => {
    const [a, b] = [order(one), order(other)];
    const at = a.findIndex((value, place) => value !== b[place]);
    return at >= 0 && a[at] > b[at];
  };
  return fit.map((first) => agreeing(first, fit, within)).filter((group) => group.length)
    .reduce((chosen, group) => (!chosen.length || before(group, chosen) ? group : chosen), []);
}

/** Why two figures do not compare. */
export function difference(one, other) {
  if (one.level !== other.level) return "other-level";
  if (one.measure !== other.measure) return "other-measure";
  const [older, newer] = one.day <= other.day ? [one, other] : [other, one];
  return existed(older, newer.day) ? "other-time" : "other-units";
}

/** Figures of one indicator and part, one a unit: groups that compare, and the rest each with the reason why not. */
export function arrange(figures, within) {
  const groups = [];
  let rest = figures.filter((figure) => !figure.unfit);
  for (let group = best(rest, within); group.length > 1; group = best(rest, within)) {
    groups.push(group);
    rest = rest.filter((figure) => !group.includes(figure));
  }
  const byDay = [...rest].sort((a, b) => b.day - a.day || (a.place < b.place ? -1 : 1));
  const reason = (figure) => {
    if (figure.unfit) return figure.unfit;
    const other = groups.length ? newest(groups[0]) : byDay.find((one) => one !== figure);
    return other ? difference(figure, other) : "alone";
  };
  const grouped = new Set(groups.flat());
  const beside = figures.filter((figure) => !grouped.has(figure)).map((figure) => [figure, reason(figure)]);
  return { groups, beside };
}

/** The size of a figure as files hold it; null where it is no single number. */
export function sizeOf(size) {
  if (!size) return null;
  const [printed, low, high, lowIn, highIn, step, qualifier] = size;
  return { printed, low, high, lowIn, highIn, step, qualifier };
}

const isBelow = (one, other) => one.high !== null && other.low !== null
  && (one.high < other.low || (one.high === other.low && !(one.highIn && other.lowIn)));

const isAlike = (one, other) => one.printed === other.printed && one.qualifier === other.qualifier;

/** Whether a figure's size is greater than another's for certain; exact figures of one precision as they are printed. */
function isAbove(one, other) {
  if (isAlike(one, other)) return false;
  return one.step !== null && one.step === other.step ? one.printed > other.printed : isBelow(other, one);
}

/** Of the sizes of two figures: "above", "below", "same" or "unsure". */
export function order(one, other) {
  if (isAbove(one, other)) return "above";
  if (isAbove(other, one)) return "below";
  return isAlike(one, other) ? "same" : "unsure";
}

/** The same of two ranks, each with the best and the worst place that it can stand for: the better is above. */
export function rankOrder(one, other) {
  if (one.worst < other.best) return "above";
  if (other.worst < one.best) return "below";
  return one.best === one.worst && other.best === other.worst ? "same" : "unsure";
}
