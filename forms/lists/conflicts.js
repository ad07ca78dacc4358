// What no branch sees alone (B6): the same legal entity treated differently elsewhere, accounts that seem split.
import { count, h } from "./dom.js";

const SHOWN = 5;

/**
 * @param nameOf what to call the branch that a conflict belongs to; left out where there is only one
 * @param intro of so many conflicts
 * @param full whether all are to be seen at once
 */
export function conflictList(conflicts, { intro, nameOf, full = false }) {
  if (!conflicts.length) return null;
  const item = (one) =>
    h(
      "li",
      {},
      h("strong", {}, h("bdi", {}, one.name)),
      [
        one.client && ` (${one.client})`,
        nameOf && `, ${nameOf(one.branch)}`,
        `: ${one.text}`,
      ].filter(Boolean),
    );
  const few = full ? conflicts.length : SHOWN;
  const others = conflicts.slice(few);
  return h(
    "section",
    { class: "vip-message is-warning vip-conflicts" },
    h("strong", {}, intro(conflicts.length)),
    h("ul", {}, conflicts.slice(0, few).map(item)),
    others.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, `${count(others.length)} more`),
        h("ul", {}, others.map(item)),
      ),
  );
}

/** "1 conflict", "2 conflicts" */
export const conflictsIn = (many) =>
  `${count(many)} ${many === 1 ? "conflict" : "conflicts"} with other branches or between accounts`;
