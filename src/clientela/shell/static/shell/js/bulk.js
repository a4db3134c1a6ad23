// The bar that appears when rows are selected.
import { define } from "./behaviour.js";
import { isFree } from "./keys.js";
import { announce, word } from "./words.js";

define("bulk", (bar) => {
  const boxes = () => [...document.querySelectorAll(`input[name="ids"][form="${bar.id}"]`)];
  const whole = document.querySelector("[data-select-page]");
  const all = bar.querySelector('input[name="all"]');

  function show() {
    const chosen = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("tr")?.setAttribute("aria-selected", String(box.checked));
    bar.hidden = chosen.length === 0;
    bar.querySelector("[data-count]").textContent = word("selected", chosen.length);
    if (whole) {
      whole.checked = chosen.length > 0 && chosen.length === boxes().length;
      whole.indeterminate = chosen.length > 0 && !whole.checked;
    }
    if (chosen.length) announce(word("selected", chosen.length));
  }

  function set(checked) {
    for (const box of boxes()) box.checked = checked;
    all.value = "";
    show();
  }

  document.addEventListener("change", (event) => {
    if (event.target === whole) set(whole.checked);
    else if (event.target.matches?.(`input[name="ids"][form="${bar.id}"]`)) (all.value = ""), show();
  });
  bar.addEventListener("click", (event) => {
    if (event.target.closest("[data-clear]")) set(false);
    const every = event.target.closest("[data-all]");
    if (!every) return;
    set(true);
    all.value = "1";
    bar.querySelector("[data-count]").textContent = every.textContent;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bar.hidden && isFree(event)) set(false);
  });
  show();
});
