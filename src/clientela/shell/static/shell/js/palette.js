// Ctrl+K: finds records on the server while typing, and actions among those already here.
import { define } from "./behaviour.js";
import { announce } from "./words.js";

const WAIT_MS = 120;

define("palette", (dialog) => {
  const input = dialog.querySelector("input");
  const found = dialog.querySelector("[data-found]");
  const actions = dialog.querySelector("[data-actions]");
  let timer, asked;

  const rows = () => [...dialog.querySelectorAll(".pal-row:not([hidden])")];

  function choose(row) {
    for (const other of dialog.querySelectorAll('[aria-selected="true"]')) other.setAttribute("aria-selected", "false");
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) row.id ||= `pal-${crypto.randomUUID()}`;
    input.setAttribute("aria-activedescendant", row?.id ?? "");
  }

  function narrow(text) {
    const lines = [...actions.querySelectorAll(".pal-row")];
    for (const line of lines) line.hidden = !line.textContent.toLowerCase().includes(text.toLowerCase());
    actions.hidden = lines.every((line) => line.hidden);
  }

  async function search(text) {
    asked?.abort();
    asked = new AbortController();
    if (!text) return found.replaceChildren();
    const url = `${dialog.dataset.url}?q=${encodeURIComponent(text)}`;
    const answer = await fetch(url, { signal: asked.signal, headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return;
    found.innerHTML = await answer.text();
    choose(rows()[0]);
    announce(String(found.querySelectorAll(".pal-row").length));
  }

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    const text = input.value.trim();
    narrow(text);
    choose(rows()[0]);
    clearTimeout(timer);
    timer = setTimeout(() => search(text), WAIT_MS);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));

  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const lines = rows();
    const at = lines.findIndex((row) => row.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(lines[Math.min(at + 1, lines.length - 1)]);
    else if (event.key === "ArrowUp") choose(lines[Math.max(at - 1, 0)]);
    else if (event.key === "Enter") lines[Math.max(at, 0)]?.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    input.value = "";
    found.replaceChildren();
    narrow("");
  });
});
