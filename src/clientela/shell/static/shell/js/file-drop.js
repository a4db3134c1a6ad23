// A field for a file that also takes a dropped one, and says its name and size.
import { define } from "./behaviour.js";

const KB = 1024;

define("file-drop", (zone) => {
  const input = zone.querySelector('input[type="file"]');
  const name = zone.querySelector("[data-file-name]");

  function say() {
    const file = input.files[0];
    zone.classList.toggle("filled", Boolean(file));
    if (name && file) name.textContent = `${file.name}, ${Math.ceil(file.size / KB)} KB`;
  }

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", say);
});
