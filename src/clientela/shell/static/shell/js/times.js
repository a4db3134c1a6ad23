// Ticks clocks that show how old something is, in the reader's own words.
import { define } from "./behaviour.js";

const MINUTE_MS = 60_000;
const STEPS = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
];

function words(instant) {
  const minutes = Math.round((Date.now() - instant) / MINUTE_MS);
  const [unit, size] = STEPS.find(([, least]) => minutes >= least) ?? STEPS.at(-1);
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  return format.format(-Math.floor(minutes / size), unit);
}

define("age", (element) => {
  const instant = Date.parse(element.dateTime);
  const show = () => (element.textContent = words(instant));
  show();
  const timer = setInterval(() => (element.isConnected ? show() : clearInterval(timer)), MINUTE_MS);
});
