// A value that turns into its field on click or Enter; Enter keeps, Esc leaves. The field comes from the server.
import { define } from "./behaviour.js";

define("inline-edit", (form) => {
  const before = form.dataset.shown;
  const field = form.querySelector("input, select, textarea");
  field?.focus();
  field?.select?.();

  function leave() {
    if (before) htmx.ajax("GET", before, { target: form, swap: "outerHTML" });
  }

  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key !== "Escape") return;
    event.preventDefault();
    leave();
  });
  form.addEventListener("focusout", (event) => {
    if (form.contains(event.relatedTarget) || !form.isConnected) return;
    if (field && field.value !== field.defaultValue && field.type !== "select-one") form.requestSubmit();
    else leave();
  });
  if (field?.type === "select-one") field.addEventListener("change", () => form.requestSubmit());
});
