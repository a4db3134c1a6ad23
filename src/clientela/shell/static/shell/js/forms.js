// Forms are sent once, and warn before unsaved work is left.
import { define } from "./behaviour.js";

define("form", (form) => {
  let changed = false;
  let sent = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    sent = !form.hasAttribute("hx-post");
    changed = false;
    if (sent) form.querySelector("[type=submit]")?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", (event) => event.persisted && (sent = false));
  addEventListener("beforeunload", (event) => {
    if (changed && form.isConnected && !form.closest("dialog")) event.preventDefault();
  });
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});
