// Opens and closes dialogs; the shared #dialog opens when HTMX puts something into it.
import { define } from "./behaviour.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  const closer = event.target.closest("[data-close]");
  if (closer) closer.closest("dialog")?.close();
  if (event.target.closest("[data-dismiss]")) event.target.closest(".banner").remove();
});

define("dialog", (dialog) => {
  dialog.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== dialog) return;
    if (!dialog.childElementCount) return dialog.close();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[autofocus], .bad .input, .input")?.focus();
  });
  dialog.addEventListener("close", () => dialog.replaceChildren());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
});

document.addEventListener("close-dialog", () => document.getElementById("dialog")?.close());
