{# Stands in the head of every page and runs before anything is drawn: settings that the reader chose on an earlier visit (again when
   the browser shows a page that it had put by); what is folded opens where the address names something in it, for browsers that do not
   do so themselves; on the way to the other language what was asked and where the reader was; the
   modules of whatever button is pressed, where one that does not come is said beside the button, in its `data-failed`. No other
   script is moved until then. #}
((root) => {
  root.classList.add("scripted");
  if (location.search) root.classList.add("asked");
  if (navigator.share) root.classList.add("sharing");
  const settle = () => {
    try {
      const kept = JSON.parse(localStorage.getItem("scorecards")) ?? {};
      for (const name of ["scheme", "size", "motion"]) {
        if (kept[name]) root.dataset[name] = kept[name];
        else delete root.dataset[name];
      }
    } catch {}
  };
  settle();
  addEventListener("pageshow", (event) => event.persisted && settle());
  const unfold = () => {
    const named = document.getElementById(location.hash.slice(1));
    let closed = false;
    for (let one = named; one; one = one.parentElement) {
      if (one.localName === "details" && !one.open) closed = one.open = true;
    }
    if (closed) named.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  addEventListener("DOMContentLoaded", unfold);
  addEventListener("click", (event) => {
    const other = event.target.closest("a.language[rel]");
    if (other) Object.assign(other, { search: location.search, hash: location.hash });
    const button = event.target.closest("[data-module]");
    if (!button) return;
    delete button.dataset.said;
    import(button.dataset.module).then(
      (module) => module.default(button, event),
      () => (button.dataset.said = button.dataset.failed ?? ""),
    );
  });
})(document.documentElement);
