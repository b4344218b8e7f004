// What needs the browser: copying, its sheet for sharing, printing. Each button says in data-do what it does.

/** The page's address with what was asked of it, such as the units of a comparison. */
const canonical = () =>
  (document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname) + location.search;

/** Called with each press of a button. */
export default async function act(button) {
  switch (button.dataset.do) {
    case "print":
      window.print();
      return;
    case "share":
      try {
        await navigator.share({ title: document.title, url: canonical() });
      } catch {
        // the reader thought better of it
      }
      return;
    case "copy-link":
      await copy(button, canonical());
      return;
    case "copy": {
      const line = button.closest(".cite").querySelector("[data-line]");
      const copied = await copy(button, line.textContent.trim());
      if (!copied && line.select) line.select();
      else if (!copied) getSelection().selectAllChildren(line);
    }
  }
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    say(button.dataset.done);
    return true;
  } catch {
    say(button.dataset.failed);
    return false;
  }
}

/** One line at the foot of the window, read out and gone after a while. */
function say(words) {
  let line = document.querySelector(".said");
  if (!line) {
    line = document.createElement("p");
    line.className = "said";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = "";
  setTimeout(() => (line.textContent = words));
  clearTimeout(line.gone);
  line.gone = setTimeout(() => (line.textContent = ""), 6000);
}
