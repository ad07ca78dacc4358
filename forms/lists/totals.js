// Headquarters' tables on a whole quarter: what each branch brings, and what has changed since the last one.
import { count, h, money } from "./dom.js";
import { LIST_STATES, SECTIONS } from "./words.js";

const COUNTED = [
  ["agreed", "New"],
  ["removals", "Remove"],
  ["potential", "Potential"],
  ["disputed", "Disputed"],
  ["rejected", "Rejected"],
  ["withdrawn", "Withdrawn"],
  ["moved", "Moved"],
  ["dropped", "Dropped"],
];

const number = (text, value) =>
  h("td", { class: "vip-amount", "data-label": text }, value);

const header = (names, numbersFrom) =>
  h(
    "thead",
    {},
    h(
      "tr",
      {},
      names.map((text, at) =>
        h(
          "th",
          { scope: "col", class: at >= numbersFrom ? "vip-amount" : "" },
          text,
        ),
      ),
    ),
  );

/** @param show what to do when a branch is chosen */
export function totals(head, show) {
  const sum = (key) => head.branches.reduce((all, one) => all + one[key], 0);
  const tiers = Object.entries(head.tiers)
    .map(([tier, lines]) => `${tier} ${count(lines)}`)
    .join(" · ");
  const branchRow = (branch) =>
    h(
      "tr",
      {},
      h(
        "td",
        { class: "vip-client" },
        h(
          "button",
          {
            type: "button",
            class: "btn btn-link",
            onclick: () => show(branch),
          },
          branch.name,
        ),
        h("span", { class: "vip-small" }, `${count(branch.vips)} VIPs now`),
      ),
      h("td", { class: "vip-list-state" }, state(branch.state)),
      COUNTED.map(([key, text]) => number(text, count(branch[key]))),
      number("Sum", money(branch.total)),
    );
  return h(
    "table",
    { class: "vip-table vip-cards vip-totals" },
    header(["Branch", "List", ...COUNTED.map(([, text]) => text), `Sum, ${head.currency}`], 2), // prettier-ignore
    h("tbody", {}, head.branches.map(branchRow)),
    h(
      "tfoot",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "row", class: "vip-client" }, "All branches"),
        h("td", { class: "vip-list-state" }, tiers),
        COUNTED.map(([key, text]) => number(text, count(sum(key)))),
        number("Sum", money(sum("total"))),
      ),
    ),
  );
}

function state(code) {
  if (code !== "CARRIED_OVER") return LIST_STATES[code];
  return [
    h("span", { class: "vip-badge vip-late" }, LIST_STATES[code]),
    h("span", { class: "vip-small" }, "late: the last list stays in force"),
  ];
}

/** What has changed since the last approved quarter. */
export function changes(head, nameOf) {
  if (!head.changes.length)
    return h("p", { class: "vip-hint" }, "There is no approved earlier quarter to compare with."); // prettier-ignore
  const names = ["Added", "As before", "Gone"];
  return h(
    "table",
    { class: "vip-table vip-cards vip-changes" },
    header(["Branch", "Section", "Since", ...names], 3),
    h(
      "tbody",
      {},
      head.changes.map((one) =>
        h(
          "tr",
          {},
          h("td", { class: "vip-client" }, nameOf(one.branch)),
          h("td", {}, SECTIONS[one.section]),
          h("td", {}, one.since),
          ["added", "again", "gone"].map((key, at) =>
            number(names[at], count(one[key])),
          ),
        ),
      ),
    ),
  );
}
