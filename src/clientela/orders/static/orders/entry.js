// Order entry by keyboard: Enter goes to the next cell and at the end to a new line; totals follow.
import { define } from "../shell/js/behaviour.js";
import { change, money, read } from "./figures.js";
import { findMenu } from "./find-menu.js";

const CELLS = 'input[name="line-text"], input[name="line-quantity"], input[name="line-price"]';

define("customer-find", (field) => {
  const input = field.querySelector("input");
  findMenu(input, (text) => `${field.dataset.url}?q=${encodeURIComponent(text)}`, (option) => location.assign(option.href));
});

define("order-entry", (form) => {
  const body = form.querySelector("[data-lines]");
  if (!body) return;
  const blank = form.querySelector("[data-blank]");
  const { products, memory, customer, currency } = form.dataset;
  const lines = () => [...body.querySelectorAll("[data-line]")];
  const cell = (line, name) => line.querySelector(`[name="line-${name}"]`);
  const part = (line, name) => line.querySelector(`[data-cell="${name}"]`);
  const isEmpty = (line) => !cell(line, "product").value && !cell(line, "text").value && !cell(line, "quantity").value;

  function add(before = null) {
    const line = blank.content.firstElementChild.cloneNode(true);
    body.insertBefore(line, before);
    bind(line);
    return line;
  }

  function fill(line, { ref, text, unit, price, last, on, quantity }) {
    cell(line, "product").value = ref;
    cell(line, "text").value = text;
    if (price && !cell(line, "price").value) cell(line, "price").value = price;
    if (quantity) cell(line, "quantity").value = quantity;
    part(line, "unit").textContent = unit;
    Object.assign(line.dataset, { last: last ?? "", on: on ?? "" });
    reckon();
    remember(line);
  }

  function remember(line) {
    const ref = cell(line, "product").value;
    if (!ref || form.dataset.remembered === ref) return;
    form.dataset.remembered = ref;
    htmx.ajax("GET", `${memory}?customer=${customer}&product=${ref}`, { target: "#memory", swap: "innerHTML" });
  }

  function compare(line, price) {
    const last = read(line.dataset.last ?? "");
    const flag = part(line, "flag");
    const differs = last > 0 && price >= 0 && Math.abs(price - last) > 1e-9;
    flag.hidden = !differs;
    const words = price > last ? form.dataset.up : form.dataset.down;
    flag.textContent = differs ? words.replace("%s", change(Math.abs(price / last - 1))) : "";
    if (line.dataset.on) part(line, "last").textContent = `${money(last, currency)} · ${line.dataset.on}`;
  }

  function reckon() {
    let total = 0;
    lines().forEach((line, at) => {
      const price = read(cell(line, "price").value);
      const amount = read(cell(line, "quantity").value) * price;
      part(line, "number").textContent = at + 1;
      part(line, "amount").textContent = Number.isFinite(amount) ? money(amount, currency) : "";
      compare(line, price);
      if (Number.isFinite(amount)) total += Math.round(amount * 100) / 100;
    });
    form.querySelector("[data-total]").textContent = money(total, currency);
    form.querySelector("[data-count]").textContent = lines().filter((line) => !isEmpty(line)).length;
  }

  function remove(line) {
    const next = line.nextElementSibling ?? line.previousElementSibling ?? add();
    line.remove();
    cell(next, "text").focus();
    reckon();
  }

  function copy(line) {
    const made = add(line.nextElementSibling);
    for (const name of ["product", "text", "quantity", "price"]) cell(made, name).value = cell(line, name).value;
    part(made, "unit").textContent = part(line, "unit").textContent;
    cell(made, "quantity").focus();
    reckon();
  }

  function move(line, up) {
    const other = up ? line.previousElementSibling : line.nextElementSibling;
    if (!other) return;
    if (up) other.before(line);
    else other.after(line);
    reckon();
  }

  function step(input) {
    const cells = lines().flatMap((line) => [...line.querySelectorAll(CELLS)]);
    const next = cells[cells.indexOf(input) + 1] ?? cell(add(), "text");
    reckon();
    next.focus();
    next.select();
  }

  function key(event) {
    const line = event.target.closest("[data-line]");
    if (!line || event.isComposing || event.defaultPrevented) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && !control) step(event.target);
    else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) (move(line, event.key === "ArrowUp"), event.target.focus());
    else if (event.altKey && event.code === "KeyP") document.getElementById("memory").scrollIntoView({ block: "nearest" });
    else if (control && event.key.toLowerCase() === "d") copy(line);
    else if (control && event.key === "Backspace") remove(line);
    else return;
    event.preventDefault();
  }

  function bind(line) {
    const text = cell(line, "text");
    const address = (typed) => `${products}?customer=${customer}&q=${encodeURIComponent(typed)}`;
    findMenu(text, address, (option) => (fill(line, option.dataset), step(text)));
    text.addEventListener("input", () => (cell(line, "product").value = ""));
    line.addEventListener("focusin", () => remember(line));
    line.querySelector("[data-remove]").addEventListener("click", () => remove(line));
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add]");
    if (!button) return;
    const last = lines().at(-1);
    fill(last && isEmpty(last) ? last : add(), button.dataset);
    button.closest("li").remove();
  });
  body.addEventListener("input", reckon);
  body.addEventListener("keydown", key);
  lines().forEach(bind);
  cell(add(), "text").focus({ preventScroll: true });
  reckon();
});
