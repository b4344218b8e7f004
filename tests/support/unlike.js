// The elements with a text of their own that look like none before: one of each look is kept in `window.unlike`, and the
// new looks are given back. A look is what the contrast of a text depends on: the names, classes and computed colours of
// the element and of those around it, up to five.
(before) => {
  const known = new Set(before);
  const fresh = [];
  const marks = new Map();
  const mark = (element) => {
    if (!marks.has(element)) {
      const style = getComputedStyle(element);
      const { color, backgroundColor, fill, fontSize, fontWeight, opacity, textDecorationLine } = style;
      const names = [element.tagName, element.getAttribute("class"), element.dataset.tone, element.dataset.kind];
      const looks = [color, backgroundColor, fill, fontSize, fontWeight, opacity, textDecorationLine];
      marks.set(element, [...names, ...looks].join(" "));
    }
    return marks.get(element);
  };
  const look = (element) => {
    const around = [];
    for (let one = element; one && around.length < 6; one = one.parentElement) around.push(mark(one));
    return around.join("|");
  };
  window.unlike = [...document.querySelectorAll("body *")].filter((element) => {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return false;
    if (!element.checkVisibility()) return false;
    const key = look(element);
    if (known.has(key)) return false;
    known.add(key);
    fresh.push(key);
    return true;
  });
  return fresh;
}
