// The contrast of texts with what they are drawn on, where axe-core does not tell: on the shapes of a drawing, in cells
// that are held while a table scrolls, of a single figure. Given selectors of elements, it gives those that cannot be
// read and why. Elements alike in all that styles look at (they and those around them) are looked at once.
(selectors) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const rgba = (colour) => {
    if (!colours.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      colours.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return colours.get(colour);
  };
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const mixed = (top, below, share) => (top * share + below * (255 - share)) / 255;
  const over = (top, below) => [0, 1, 2].map((at) => mixed(top[at], below[at], top[3])).concat(255);
  const drawn = (element) => element instanceof SVGElement && !(element instanceof SVGSVGElement);
  const ground = (element) => {
    const style = getComputedStyle(element);
    if (!drawn(element)) return rgba(style.backgroundColor);
    if (element.matches("text, tspan, g, a, title") || style.fill === "none") return [0, 0, 0, 0];
    const colour = rgba(style.fill);
    return [...colour.slice(0, 3), colour[3] * style.fillOpacity * style.opacity];
  };

  /** What lies where the element's text stands, from the top, and what covers it there. */
  const seen = (element) => {
    const own = [...element.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
    const range = document.createRange();
    range.selectNodeContents(own ?? element);
    const text = drawn(element) || !own ? element : range;
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const frame = element.closest(".table-frame");
    if (frame) { // clear of the columns that are held at its left
      const [box, around] = [text.getBoundingClientRect(), frame.getBoundingClientRect()];
      frame.scrollLeft += box.x + box.width / 2 - around.x - frame.clientWidth * 0.8;
    }
    let found;
    for (const box of text.getClientRects()) {
      for (const part of [0.5, 0.1, 0.9]) {
        const stack = document.elementsFromPoint(box.x + box.width * part, box.y + box.height / 2);
        const at = stack.indexOf(element);
        if (at < 0) continue;
        const covers = stack.slice(0, at).filter((one) => ground(one)[3] > 0 && !element.contains(one));
        found = { below: stack.slice(at), covers };
        if (!covers.length) return found;
      }
    }
    return found;
  };

  const look = (element) => {
    const here = seen(element);
    if (!here) return "not to be seen where it stands";
    if (here.covers.length) {
      // a button in an open panel covers as the panel does
      const cover = here.covers[0].closest(".menu-body, .settings-panel, .chart-tip") ?? here.covers[0];
      return `covered by <${cover.tagName} class="${cover.getAttribute("class")}">`;
    }
    let below = [255, 255, 255, 255];
    for (const one of here.below.reverse()) if (one !== element || !drawn(element)) below = over(ground(one), below);
    const style = getComputedStyle(element);
    const ink = over(rgba(drawn(element) ? style.fill : style.color), below);
    const [light, dark] = [luminance(ink), luminance(below)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    return contrast < (large ? 3 : 4.5) ? `contrast ${contrast.toFixed(2)}` : "";
  };

  const alike = (element) => {
    const marks = [getComputedStyle(element).color, getComputedStyle(element).fill];
    for (let one = element, up = 0; one && up < 5; one = one.parentElement, up++) {
      marks.push(one.tagName, one.getAttribute("class"), one.dataset.tone, one.dataset.kind);
    }
    return marks.join("|");
  };
  const looked = new Set();
  const said = [];
  for (const selector of selectors) {
    const element = document.querySelector(selector);
    const key = alike(element);
    if (looked.has(key)) continue;
    looked.add(key);
    const reason = look(element);
    if (reason) said.push([selector, reason]);
  }
  return said;
}
