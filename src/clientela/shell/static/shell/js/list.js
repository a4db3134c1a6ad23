// A list moved through by keys: J and K, X and Shift X, Enter, E for the row's own first action.
import { define } from "./behaviour.js";
import { isFree } from "./keys.js";

const ROWS = "tbody tr, .task";

define("list", (list) => {
  let from = -1;
  const rows = () => [...list.querySelectorAll(ROWS)];
  const at = () => rows().findIndex((row) => row.classList.contains("cursor"));

  function move(to) {
    const all = rows();
    all[at()]?.classList.remove("cursor");
    const row = all[Math.max(0, Math.min(all.length - 1, to))];
    row?.classList.add("cursor");
    row?.scrollIntoView({ block: "nearest" });
  }

  function select(row, checked) {
    const box = row?.querySelector('input[type="checkbox"][name="ids"]');
    if (!box || box.checked === checked) return;
    box.click();
  }

  function selectRange() {
    const [first, last] = [Math.min(from, at()), Math.max(from, at())];
    for (const row of rows().slice(Math.max(first, 0), last + 1)) select(row, true);
  }

  const acts = {
    j: () => move(at() + 1),
    k: () => move(at() - 1),
    enter: () => rows()[at()]?.querySelector("a[href]")?.click(),
    e: () => rows()[at()]?.querySelector("[data-done]")?.click(),
    x: (event) => {
      const row = rows()[at()];
      if (event.shiftKey && from >= 0) return selectRange();
      from = at();
      select(row, !row?.querySelector('input[name="ids"]')?.checked);
    },
  };

  document.addEventListener("keydown", (event) => {
    const act = acts[event.key.toLowerCase()];
    const pressed = event.target.closest?.("a, button, summary");
    if (!act || !list.isConnected || !isFree(event) || (event.key === "Enter" && pressed)) return;
    event.preventDefault();
    act(event);
  });
});
