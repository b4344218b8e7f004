// The desk: sends what is on it, shows what comes back, writes only when asked to.
"use strict";
{
  const token = document.body.dataset.token;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const ask = async (what, asked) => {
    const answer = await fetch(`/_ban/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Desk-Token": token },
      body: JSON.stringify(asked),
    });
    if (answer.status === 403) return `<p class="wrong" tabindex="-1">${document.body.dataset.stale}</p>`;
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  };
  const show = (place, html, focus = true) => {
    place.innerHTML = html; // made by the desk, which escapes every word
    for (const data of all("script.look", place)) {
      const frame = one("iframe.look", data.parentElement);
      const page = JSON.parse(data.textContent);
      frame.hidden = !page;
      if (page) frame.srcdoc = page;
    }
    if (focus) one("[tabindex='-1']", place)?.focus();
  };
  const failed = (place) => show(place, `<p class="wrong" tabindex="-1">${document.body.dataset.failed}</p>`);
  const content = async (file) => {
    const url = await new Promise((done) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => done(reader.result));
      reader.readAsDataURL(file);
    });
    return url.slice(url.indexOf(",") + 1);
  };
  const fields = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));

  addEventListener("beforeunload", (event) => {
    const typed = all("textarea").some((box) => box.value.trim()) && !one(".done");
    if (typed) event.preventDefault();
  });

  // -- Tabs

  const tabs = all("[role=tab]");
  const choose = (tab) => {
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      one(`#${other.getAttribute("aria-controls")}`).hidden = other !== tab;
    }
  };
  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(place + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  });
  if (tabs.length) choose(tabs[0]);

  // -- A page becomes a report

  const source = one("#source");
  const found = one("#found");
  const planned = one("#planned");
  const sourceAsked = async () => {
    const file = source.elements.file.files[0];
    const asked = fields(source);
    return file ? { ...asked, name: file.name, content: await content(file) } : asked;
  };
  const value = (card, name) => card.elements[name]?.value ?? "";
  const choices = () =>
    all("fieldset.card").map((card) => {
      const inputs = (name) => all(`[name="${name}"]`, card);
      const taken = one(`[name="take-${card.dataset.number}"]:checked`, card).value;
      const start = inputs("from")[0];
      const period = { as_of: inputs("as_of")[0].value || "unknown", inferred: inputs("inferred")[0].checked };
      if (start.value !== start.defaultValue) period.from = start.value; // else it is the program's proposal
      const parts = inputs("part").map((part) => part.value).filter(Boolean).map((part) => part.split("="));
      const join = inputs("join").some((box) => box.checked);
      return {
        number: Number(card.dataset.number),
        words: card.dataset.words,
        taken: taken !== "",
        target: taken === "target",
        joins: join ? Number(inputs("join")[0].value) : null,
        aside: inputs("aside")[0].value,
        indicator: inputs("other")[0].value || inputs("indicator")[0].value,
        place: inputs("place")[0].value,
        members: Object.fromEntries(parts),
        measure: inputs("measure")[0].value,
        period,
      };
    });
  /** Choices as the program takes them: what goes with another number is named by that one. */
  const decided = () => {
    const made = choices();
    const by = new Map(made.map((choice) => [choice.number, choice]));
    const followers = new Map();
    for (const choice of made) {
      const head = by.get(choice.joins);
      if (choice.taken && head?.taken && choice.target === head.target && (!choice.indicator || head.indicator === choice.indicator)) {
        followers.set(choice.number, head.number);
      }
    }
    const headOf = (number) => (followers.has(number) ? headOf(followers.get(number)) : number);
    const joined = new Map();
    for (const number of followers.keys()) {
      joined.set(headOf(number), [...(joined.get(headOf(number)) ?? []), number]);
    }
    return made
      .filter((choice) => !followers.has(choice.number) && (choice.taken || choice.aside))
      .map(({ taken, joins, ...choice }) => ({
        ...choice,
        aside: taken ? "" : choice.aside,
        join: joined.get(choice.number) ?? [],
      }));
  };
  source?.addEventListener("submit", async (event) => {
    event.preventDefault();
    planned.replaceChildren();
    try {
      show(found, await ask("read", await sourceAsked()));
    } catch {
      failed(found);
    }
  });
  source?.addEventListener("dragover", (event) => event.preventDefault());
  source?.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) source.elements.file.files = event.dataTransfer.files;
  });
  const forget = () => {
    // what was read or planned is of another text now
    found.replaceChildren();
    planned.replaceChildren();
  };
  source?.addEventListener("input", (event) => {
    if (event.target.name === "document" && one("#cards", found)) planned.replaceChildren(); // what was decided stays
    else forget();
  });
  found?.addEventListener("input", () => planned.replaceChildren());
  const plan = async (write) => {
    try {
      show(planned, await ask("report", { ...(await sourceAsked()), choices: decided(), write }));
    } catch {
      failed(planned);
    }
  };
  found?.addEventListener("submit", (event) => {
    event.preventDefault();
    plan(false);
  });
  planned?.addEventListener("click", (event) => {
    if (event.target.matches("[data-write]")) {
      event.target.disabled = true; // one click writes once
      plan(true);
    }
  });
  found?.addEventListener("click", async (event) => {
    if (event.target.matches("[data-write-sheet]")) {
      event.target.disabled = true;
      show(found, await ask("sheet", { ...(await sourceAsked()), write: true }));
    }
    const mark = event.target.closest("mark");
    if (mark) {
      const card = one(`fieldset[data-number="${mark.dataset.number}"]`);
      card.scrollIntoView({ block: "center" });
      one("input", card).focus({ preventScroll: true });
    }
  });
  found?.addEventListener("focusin", (event) => {
    const card = event.target.closest("fieldset.card");
    for (const mark of all("mark.now", found)) mark.classList.remove("now");
    const mark = card && one(`mark[data-number="${card.dataset.number}"]`, found);
    mark?.classList.add("now");
    const page = mark?.closest(".page"); // it alone moves: a card that moved away would be missed by the click on it
    if (page && page.scrollHeight > page.clientHeight) {
      const above = mark.getBoundingClientRect().top - page.getBoundingClientRect().top;
      page.scrollTop += above - page.clientHeight / 2;
    }
  });
  found?.addEventListener("change", (event) => {
    const card = event.target.closest("fieldset.card");
    if (!card) return;
    const kinds = all(`[name="take-${card.dataset.number}"]`, card);
    if (event.target.matches("[name=indicator], [name=other]")) {
      const open = one("[name=measure] option", card); // what was proposed was of another indicator
      open.textContent = open.dataset.plain;
      if (event.target.value && kinds.find((kind) => kind.checked).value === "") kinds[0].checked = true;
    }
    const start = one("[name=from]", card);
    if (event.target.matches("[name=measure]") && event.target.value === "in-period" && !start.value) {
      start.value = start.dataset.period;
    }
    card.classList.toggle("taken", kinds.find((kind) => kind.checked).value !== "");
  });
  document.addEventListener("keydown", (event) => {
    const step = event.altKey && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !found?.contains(document.activeElement)) return;
    event.preventDefault();
    const cards = all("fieldset.card");
    const now = cards.indexOf(document.activeElement.closest("fieldset.card"));
    one("input", cards[Math.max(0, Math.min(cards.length - 1, now + step))]).focus();
  });

  // -- Documents and articles

  for (const form of all("form[data-asks]")) {
    const place = one(".planned", form);
    let newest = 0;
    const send = async (write, focus) => {
      const mine = ++newest;
      const asked = { ...fields(form), write };
      if ("draft" in form.elements) asked.draft = form.elements.draft.checked;
      const photo = form.elements.photo?.files[0];
      if (photo) Object.assign(asked, { photo_name: photo.name, content: await content(photo) });
      try {
        const html = await ask(form.dataset.asks, asked);
        if (mine === newest) show(place, html, focus);
      } catch {
        if (mine === newest) failed(place);
      }
      const made = one("[data-made]", place)?.dataset.made;
      if (made) {
        one("#documents").insertAdjacentHTML("beforeend", `<option value="${made}"></option>`);
        if (source && !source.elements.document.value) source.elements.document.value = made;
      }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(false, true);
    });
    place.addEventListener("click", (event) => {
      if (event.target.matches("[data-write]")) {
        event.target.disabled = true;
        send(true, true);
      }
    });
    let waiting;
    form.addEventListener("input", () => {
      for (const button of all("[data-write]", place)) button.disabled = true; // it would write what nobody has looked at
    });
    if ("live" in form.dataset) {
      form.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => form.elements.title.value && send(false, false), 400);
      });
    }
  }
}
