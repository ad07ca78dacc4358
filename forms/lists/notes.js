// The second row of a line: what people have said on it, and, when it is opened, why the line is there.
import { h } from "./dom.js";
import { decisionText } from "./words.js";

/** @param open whether the derivation is to be seen */
export function notes(line, head, mode, open) {
  return [
    open && h("p", {}, h("strong", {}, "Derivation: "), line.reason),
    line.said && h("p", {}, "Sales: ", quote(line.said)),
    line.changes && h("p", {}, `Corrected: ${inWords(line.changes, head)}`),
    line.argument && h("p", {}, "Contested: ", quote(line.argument)),
    decided(line, head, mode),
  ].filter(Boolean);
}

/** What has been decided, and what was said with it; a director who decides is told the own last decision only. */
function decided(line, head, mode) {
  const decisions = Object.entries(line.decisions).map(([seat, note]) => [
    capital(decisionText(seat, note, head.reasons)),
    note.comment && [" ", quote(note.comment)],
    ". ",
  ]);
  if (!decisions.length) return null;
  return h("p", {}, mode === "decide" && "Last time: ", decisions);
}

const quote = (text) => h("q", {}, text);
const capital = (text) => text[0].toUpperCase() + text.slice(1);

const inWords = (changes, head) =>
  changes.replace(/[A-Z_]{4,}/g, (code) => head.grounds[code] || code);
