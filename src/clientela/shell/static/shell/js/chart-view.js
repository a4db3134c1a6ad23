// Shows a chart as a picture or as its table.
import { define } from "./behaviour.js";

define("chart-view", (panel) => {
  const buttons = [...panel.querySelectorAll("[data-show]")];
  const views = [...panel.querySelectorAll("[data-view]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      for (const view of views) view.hidden = view.dataset.view !== button.dataset.show;
    });
  }
});
