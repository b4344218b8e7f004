// The page for reports and questions: reads from its address which figure is meant, and puts that into the texts to send.
// Nothing is sent from here.

const about = document.getElementById("noi-toi");
const asked = new URLSearchParams(location.search).get("trang") ?? "";
const here = document.querySelector("link[rel=canonical]")?.href ?? location.href;
const base = new URL("../", location.href);

/** The address of what is asked about, within this site alone; null for anything else. */
function target() {
  if (!/^\/(?!\/)[\w\-./#%+:]*$/.test(asked)) return null;
  return new URL(asked.slice(1), base);
}

/** What the page says of the thing with that anchor, in a line. */
async function said(address) {
  const answer = await fetch(address.pathname);
  if (!answer.ok) return "";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const id = decodeURIComponent(address.hash.slice(1));
  if (!id) return page.querySelector("h1")?.textContent ?? "";
  const thing = page.getElementById(id);
  const line = thing?.querySelector("[data-said]") ?? thing?.querySelector(".calculation, .row-value, h3, h4") ?? thing;
  return (line?.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 600);
}

function write(words, address) {
  for (const letter of document.querySelectorAll(".letter")) {
    const text = letter.querySelector("textarea");
    text.value = letter.dataset.sample.replace("{said}", () => words).replace("{address}", () => address);
    const mail = letter.querySelector("[data-mail]");
    const renew = () => {
      const parts = `subject=${encodeURIComponent(mail.dataset.subject)}&body=${encodeURIComponent(text.value.replace(/\r?\n/g, "\r\n"))}`;
      mail.href = `mailto:${mail.dataset.mail}?${parts}`;
    };
    if (mail) {
      renew();
      text.addEventListener("input", renew);
    }
    letter.querySelector("[data-copy]").addEventListener("click", async ({ target: button }) => {
      let told = button.dataset.done;
      try {
        await navigator.clipboard.writeText(text.value);
      } catch {
        text.select();
        told = button.dataset.failed;
      }
      say(button, told);
    });
  }
}

/** Beside the button, read out. */
function say(button, words) {
  let line = button.parentNode.querySelector("[role=status]");
  if (!line) {
    line = document.createElement("span");
    line.setAttribute("role", "status");
    button.parentNode.append(line);
  }
  line.textContent = "";
  setTimeout(() => (line.textContent = words));
}

const address = target();
const words = address ? await said(address).catch(() => "") : "";
if (asked) {
  about.hidden = false;
  about.textContent = words ? `${about.dataset.about}: ${words}` : about.dataset.notFound;
}
const published = address ? new URL(asked.slice(1), new URL("../", here)).href : "";
write(words || "…", published || "…");
