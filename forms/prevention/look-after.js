// A ground for losing the status is coming: what it is, what was warned of, and what the client says (SIB-30).
import { day, h, moment, money, warning } from "../lists/dom.js";
import { facts } from "../onboarding/known.js";

const MEDIA = [
  ["CALL", "Call"],
  ["SMS", "SMS"],
  ["MAIL", "Mail"],
  ["VISIT", "Visit"],
];
const STATES = {
  PLANNED: "to come",
  OPEN: "this task",
  DONE: "answered",
  UNANSWERED: "not answered",
  SKIPPED: "a later one was given",
  CANCELLED: "cancelled",
};

/** As it stands now; the amounts come from billing's facts, not from the engine. */
export function groundFacts(ground) {
  if (!ground) return null;
  const { coming } = ground;
  return h(
    "section",
    {},
    coming
      ? [
          facts([
            ["Ground", ground.words],
            ["Can be prevented until", day(ground.lastDay)],
            ["Ground from", day(coming.since)],
            ["Open", coming.debt !== null && money(coming.debt)],
            ["Failed quarters in a row", coming.quarters && String(coming.quarters)], // prettier-ignore
          ]),
          h("p", { class: "vip-hint" }, coming.reason),
          coming.byHand && warning("An image client: a person decides whether this becomes a removal."), // prettier-ignore
        ]
      : warning(`${ground.words}: this has gone meanwhile. The task ends with the next run.`), // prettier-ignore
    h(
      "ul",
      { class: "vip-warnings", "aria-label": "Warnings" },
      ground.warnings.map((one) =>
        h(
          "li",
          {},
          `${day(one.day)}, ${one.days} days before: ${STATES[one.state]}`,
          one.person && ` by ${one.person}, ${moment(one.endedAt)}`,
          one.promised && `, promised by ${day(one.promised)}`,
        ),
      ),
    ),
  );
}

function build({ fields, head, ground }) {
  const list = "vip-numbers-look-after";
  const byPhone = (values) => values.medium === "CALL" || values.medium === "SMS"; // prettier-ignore
  const box = h(
    "div",
    {},
    h(
      "div",
      { class: "vip-row" },
      fields.text("medium", "How", { options: MEDIA }),
      fields.when(
        byPhone,
        fields.text("to", "Client's number", { type: "tel", list, maxlength: "30" }), // prettier-ignore
      ),
      h("datalist", { id: list }, head.numbers.map((value) => h("option", { value }))), // prettier-ignore
    ),
    fields.radio("outcome", "What came of it", [
      ["PROMISED", ground.ground === "DEBT" ? "Promises to pay" : "Promises to change it"], // prettier-ignore
      ["DISPUTED", "Disputes it"],
      ["NOT_REACHED", "Not reached"],
      ["OTHER", "Other: say it in the note"],
    ]),
    fields.when(
      (values) => values.outcome === "PROMISED",
      fields.text("promised", "By", { type: "date" }),
    ),
    fields.text("note", "Note", { area: true, rows: "2", maxlength: "900" }),
  );
  fields.write({ to: head.numbers[0] });
  return box;
}

export const lookAfter = {
  lead: "Contact the client before the ground arises. Services go on: nothing is cut off.",
  draft: true,
  ground: true,
  build,
};
