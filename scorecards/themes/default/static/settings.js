// The reader's settings: size of text, colours, motion. Applied to the root as data-size, data-scheme and data-motion, which the
// stylesheet reads, and kept for later visits; the script in the head of every page applies what was kept. Where the browser
// keeps nothing, they hold for this page.

const NAMES = ["size", "scheme", "motion"];
const KEY = "scorecards";
const root = document.documentElement;
const known = new WeakSet();

/** Called with each press of the summary; the first one makes the panel work. */
export default function settings(summary) {
  const details = summary.parentElement;
  const form = details.querySelector("form");
  show(form);
  if (known.has(details)) return;
  known.add(details);
  form.addEventListener("change", (event) => set(event.target.name, event.target.value));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of NAMES) set(name, "");
    show(form);
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
}

function show(form) {
  for (const input of form.querySelectorAll("input")) input.checked = input.value === (root.dataset[input.name] ?? "");
}

/** An empty value is the default, which is no attribute at all. */
function set(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(NAMES.map((one) => [one, root.dataset[one]]))));
  } catch {
    // the browser forbids to keep anything
  }
}
