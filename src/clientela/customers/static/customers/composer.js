// The timeline's composer: opens on focus, "/" chooses what is written, Ctrl+Enter keeps it.
import { define } from "../shell/js/behaviour.js";

const BY_LETTER = { n: "note", c: "call", s: "next_step" };

define("composer", (form) => {
  const text = form.elements.text;
  const kinds = form.querySelector("[data-kinds]");

  function choose(kind) {
    form.elements.kind.value = kind;
    for (const button of kinds.querySelectorAll("[data-kind]")) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
    for (const part of kinds.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== kind;
  }

  function open() {
    kinds.hidden = false;
  }

  text.addEventListener("focus", open);
  text.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key !== "/" || text.value) return;
    event.preventDefault();
    kinds.querySelector('[aria-pressed="true"]').focus();
  });
  kinds.addEventListener("keydown", (event) => {
    const kind = BY_LETTER[event.key.toLowerCase()];
    if (!event.target.matches("[data-kind]") || !kind || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(kind);
    text.focus();
  });
  kinds.addEventListener("click", (event) => {
    const button = event.target.closest("[data-kind]");
    if (!button) return;
    choose(button.dataset.kind);
    text.focus();
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful || event.detail.elt !== form) return;
    form.reset();
    choose("note");
    kinds.hidden = true;
    text.blur();
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-compose]");
    if (!opener) return;
    open();
    choose(opener.dataset.compose);
    text.focus();
  });
});
