// The cells of a line: what a reader decides on, with the figures that suit its section.
import { h, money, month } from "./dom.js";
import {
  CONFIDENCES,
  DECISIONS,
  ORIGINS,
  SECTIONS,
  TYPES,
  stateOf,
} from "./words.js";

const DASH = "–";
const small = (text) => h("span", { class: "vip-small" }, text);

/** Sort key (or null), text and class of each column. */
export function columns(head, mode) {
  return [
    ["section", "Section", ""],
    ["name", "Client", "vip-client"],
    ...head.months.map((text) => [null, month(text), "vip-amount"]),
    ["total", `Sum, ${head.currency}`, "vip-amount vip-sum"],
    ["tier", "Tier", ""],
    ["route", "Why", "vip-why"],
    mode === "decide" || mode === "dispute"
      ? [null, "Decision", "vip-decision"]
      : ["state", "State", "vip-decision"],
  ];
}

/** @param more makes the button that shows the derivation, from its text */
export function cells(line, head, mode, more) {
  return [
    h(
      "td",
      { class: "vip-section" },
      h("span", { class: `vip-badge vip-${line.section}` }, SECTIONS[line.section]), // prettier-ignore
    ),
    h("td", { class: "vip-client" }, client(line, head, mode)),
    head.months.map((text, at) =>
      h(
        "td",
        { class: "vip-amount", "data-label": month(text) },
        line.months.length ? money(line.months[at]) : DASH,
      ),
    ),
    h("td", { class: "vip-amount vip-sum", "data-label": "Sum" }, figure(line)),
    h("td", { class: "vip-level", "data-label": "Tier" }, tier(line)),
    h("td", { class: "vip-why" }, why(line, head, more)),
  ];
}

/** One line of text for who cannot see the table. */
export function label(line) {
  return [SECTIONS[line.section], line.name, line.tier].filter(Boolean).join(", "); // prettier-ignore
}

function client(line, head, mode) {
  const branch =
    mode === "dispute" &&
    head.branches.find((one) => one.branch === line.branch)?.name;
  const facts = [
    branch,
    line.client,
    TYPES[line.type],
    line.taxId && `tax number ${line.taxId}`,
    ORIGINS[line.origin],
  ];
  return [
    h("strong", {}, h("bdi", {}, line.name)), // marks for right-to-left stay inside
    small(facts.filter(Boolean).join(" · ")),
    line.last && small(`Earlier: ${line.last}`),
  ];
}

/** What is measured, and what it is measured against. */
function figure(line) {
  if (line.outside) return amount(line.outside.estimate, "a month, estimated");
  if (line.debt !== null) return amount(line.debt, "debt");
  if (line.total === null) return DASH;
  if (line.threshold === null) return amount(line.total);
  const threshold = money(line.threshold);
  if (line.total > line.threshold) return amount(line.total, `>\u00a0${threshold}`); // prettier-ignore
  return line.section === "POTENTIAL"
    ? amount(line.total, `${Math.floor((100 * line.total) / line.threshold)} % of ${threshold}`) // prettier-ignore
    : amount(line.total, `≤\u00a0${threshold}`);
}

const amount = (value, text) => [
  h("strong", {}, money(value)),
  text && small(text),
];

function tier(line) {
  if (!line.tier) return DASH;
  return [
    h("span", { class: `vip-badge vip-${line.tier}` }, line.tier),
    line.section === "NEW" && line.route === "ACCOUNT" && small("account"),
  ];
}

/** In short; the button shows the derivation. */
function why(line, head, more) {
  const by =
    line.number && line.route !== "ACCOUNT"
      ? `number ${line.number}`
      : line.account && `account ${line.account}`;
  if (line.section === "REMOVE")
    return more(head.grounds[line.ground] || "no ground yet");
  if (line.outside)
    return [
      more(line.outside.operator),
      small(`source: ${line.outside.source}`),
      small(`confidence: ${CONFIDENCES[line.outside.confidence]}`),
    ];
  return [
    more([line.rule, line.tierRule].filter(Boolean).join(", ")),
    by && small(by),
  ];
}

/** Where the line stands: the reader's own note, or its state. Who decided what is said below the line. */
export function standing(line, head, mode) {
  if (mode === "decide" || mode === "dispute") return ownNote(line, head);
  return [
    word(stateOf(line, mode), line.state),
    line.dropReason && small(line.dropReason),
  ];
}

function ownNote({ own }, head) {
  if (!own) return [word("undecided", "none")];
  const reason = own.reason && head.reasons[head.seat][own.reason];
  return [
    word(DECISIONS[own.decision], own.decision),
    (reason || own.comment) &&
      small([reason, own.comment].filter(Boolean).join(": ")),
  ];
}

const word = (text, kind) =>
  h("span", { class: `vip-word vip-word-${kind}` }, text);
