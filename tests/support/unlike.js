// The elements with a text of their own that look like none before: one of each look is kept in `window.unlike`, and the
// new looks are given back. A look is what the contrast of a text depends on: the names, classes and computed colours of
// the element and of the one around it, and whatever lies below them.
(before) => {
  const known = new Set(before);
  const fresh = [];
  const kept = (make) => {
    const made = new Map();
    return (element) => {
      if (!made.has(element)) made.set(element, make(element));
      return made.get(element);
    };
  };
  const named = (element) =>
    [element.tagName, element.getAttribute("class"), element.dataset.tone, element.dataset.kind].join(" ");
  const mark = kept((element) => {
    const { color, backgroundColor, fill, fontSize, fontWeight, opacity, textDecorationLine } = getComputedStyle(element);
    return [named(element), color, backgroundColor, fill, fontSize, fontWeight, opacity, textDecorationLine].join(" ");
  });
  const ground = kept((element) => {
    if (!element) return "";
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
    const own = [element instanceof SVGElement ? named(element) : "", backgroundColor, backgroundImage, opacity].join(" ");
    const below = ground(element.parentElement);
    return below.startsWith(own) ? below : `${own}|${below}`;
  });
  const look = (element) => [mark(element), mark(element.parentElement), ground(element)].join("|");
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
