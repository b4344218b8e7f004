// Keeps a page of the preview as its files are: changes it in place, lays mistakes and the bar over it.
"use strict";
{
  const own = "/_xem/";
  const script = document.currentScript;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${own}preview.css`;
  const content = document.createElement("div");
  root.append(style, content);
  document.body.append(host);

  const place = `scorecards-preview:${location.pathname}`;
  const address = () => `path=${encodeURIComponent(location.pathname)}&seen=${script.dataset.seen}`;

  // -- The bar, and mistakes over the page

  const unmark = () => {
    for (const old of document.querySelectorAll("[data-preview-mark]")) old.remove();
  };
  const mark = () => {
    unmark();
    for (const held of root.querySelectorAll(".held-back a")) {
      for (const link of document.querySelectorAll("main a[href]")) {
        if (link.pathname === held.pathname && link.host === location.host) {
          const word = document.createElement("small");
          word.dataset.previewMark = "";
          word.textContent = ` [${held.dataset.why}]`;
          link.append(word);
        }
      }
    }
  };
  let newest = 0;
  const show = async () => {
    const mine = ++newest;
    const answer = await fetch(`${own}state?${address()}`);
    if (!answer.ok || mine !== newest) return;
    const words = await answer.text();
    const isOpen = root.querySelector(".bar")?.open;
    content.innerHTML = words; // made by the preview, which escapes every word
    if (isOpen) root.querySelector(".bar").open = true;
    document.body.style.paddingBottom = "3.5rem";
    mark();
    root.querySelector("[data-close]")?.addEventListener("click", close);
  };
  const close = () => root.querySelector(".over")?.remove();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // -- The page

  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };
  const isOurs = (node) => node === host || node.dataset?.seen !== undefined;
  const heads = (page) =>
    [...page.querySelectorAll("script, link[rel=stylesheet]")]
      .filter((one) => !isOurs(one))
      .map((one) => one.outerHTML)
      .join();
  const attributes = (node) =>
    [...(node.attributes ?? [])]
      .filter(({ name }) => name !== "open" && name !== "style") // what the reader opened stays open
      .map(({ name, value }) => `${name}=${value}`)
      .join();
  /** Makes `old` as `fresh` is, and leaves alone every part that is the same. */
  const change = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    const before = [...old.childNodes].filter((node) => !isOurs(node));
    const after = [...fresh.childNodes].filter((node) => !isOurs(node));
    const isSame = old.nodeName === fresh.nodeName && attributes(old) === attributes(fresh);
    if (!isSame || before.length !== after.length || !before.length) {
      old.replaceWith(fresh);
    } else {
      before.forEach((node, place) => change(node, after[place]));
    }
  };
  const refresh = async () => {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const seen = fresh.querySelector("script[data-seen]")?.dataset.seen;
    if (!seen || document.querySelector("script[type=module]") || heads(document) !== heads(fresh)) {
      reload(); // scripts of the page know the old one
      return;
    }
    unmark();
    change(document.body, fresh.body);
    if (!host.isConnected) {
      reload(); // the page has other parts than before
      return;
    }
    document.title = fresh.title;
    script.dataset.seen = seen;
    connect();
  };

  let events;
  const connect = () => {
    events?.close();
    events = new EventSource(`${own}events?${address()}`);
    events.addEventListener("state", show);
    events.addEventListener("page", refresh);
  };
  const kept = sessionStorage.getItem(place);
  if (kept) {
    sessionStorage.removeItem(place);
    const back = () => scrollTo({ top: Number(kept), behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }
  addEventListener("pagehide", () => events.close());
  connect();
}
