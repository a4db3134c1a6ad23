// Reads and writes numbers as the page's language writes them.
const language = document.documentElement.lang;
const parts = new Intl.NumberFormat(language).formatToParts(12345.6);
const decimal = parts.find((part) => part.type === "decimal").value;
const group = parts.find((part) => part.type === "group")?.value ?? "";

export function read(text) {
  const bare = text.replace(/[\s\u00a0]/g, "");
  const isGrouped = group && new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`).test(bare);
  const plain = (isGrouped ? bare.replaceAll(group, "") : bare).replace(",", ".");
  return /^-?\d*\.?\d+$|^-?\d+\.$/.test(plain) ? Number(plain) : NaN;
}

export function money(amount, currency) {
  return new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(amount);
}

export function change(share) {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(share);
}
