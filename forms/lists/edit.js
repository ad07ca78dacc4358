// What the sales staff say on a line, in preparation and in rework: comment, ground, a prospect's estimate.
import { choice, field, h, input } from "./dom.js";
import { askFor } from "./fields.js";
import { CONFIDENCES, SECTIONS, TYPES } from "./words.js";

const textOf = (control) => control.value.trim();

function commentField(value) {
  const control = input({ maxlength: "1000", value });
  return {
    element: field("Comment", control),
    read: () => ({ comment: textOf(control) || null }),
  };
}

/** @param grounds codes and words; the server asks for one when the list is handed over (SIB-08) */
function groundField(grounds, chosen) {
  const control = choice(
    [["", "No ground yet"], ...Object.entries(grounds).sort(byLetter)],
    chosen,
  );
  return {
    element: field("Ground", control),
    read: () => ({ ground: control.value || null }),
  };
}

const byLetter = ([, one], [, other]) => one.localeCompare(other);

/** A client of another operator (SIB-11, AMB-14). */
function prospectField(line) {
  const outside = line?.outside || {};
  const name = input({ maxlength: "200", value: line?.name });
  const type = choice(
    Object.entries(TYPES).reverse(),
    line?.type || "ORGANISATION",
  );
  const taxId = input({ maxlength: "12", value: line?.taxId });
  const operator = input({ maxlength: "200", value: outside.operator });
  const estimate = input({
    inputmode: "decimal",
    placeholder: "45000.00",
    value: outside.estimate?.toFixed(2),
  });
  const source = input({ maxlength: "200", value: outside.source });
  const confidence = choice(
    [["", "Choose"], ...Object.entries(CONFIDENCES)],
    outside.confidence,
  );
  return {
    element: [
      field("Name", name),
      field("Kind", type),
      field("Tax number, if known", taxId),
      field("Operator", operator),
      field("Estimated volume a month", estimate),
      field("Source of the estimate", source),
      field("Confidence", confidence),
    ],
    read: () => ({
      name: required(name, "the name"),
      type: type.value,
      taxId: textOf(taxId) || null,
      operator: required(operator, "the operator"),
      estimate: amountOf(estimate),
      source: required(source, "where the estimate comes from"),
      confidence: required(confidence, "how sure the estimate is"),
    }),
  };
}

function required(control, what) {
  if (textOf(control)) return textOf(control);
  control.focus();
  throw new Error(`Say ${what}.`);
}

function amountOf(control) {
  const text = textOf(control).replace(/\s/g, "").replace(",", ".");
  if (/^\d{1,9}(\.\d{1,2})?$/.test(text)) return Number(text);
  control.focus();
  throw new Error("Write the estimated volume like 45000.00.");
}

/** Asks for what may stand on the line. */
export function askEdit(line, grounds, text, done) {
  const parts = [commentField(line.said)];
  if (line.section === "REMOVE") parts.unshift(groundField(grounds, line.ground || "")); // prettier-ignore
  if (line.outside) parts.unshift(prospectField(line));
  return askFor({ text, parts }, done);
}

/**
 * Adds a client of this branch by number, to any section.
 *
 * @param add sends what is to be added
 */
export function adder(grounds, add) {
  const section = choice(Object.entries(SECTIONS), "NEW", {
    "aria-label": "Section of the list",
    onchange: () => suit(),
  });
  const number = input({
    "aria-label": "Client, account or subscriber number",
    placeholder: "Client, account or subscriber number",
    maxlength: "40",
  });
  const ground = groundField(grounds, "");
  const comment = commentField();
  const suit = () => {
    ground.element.hidden = section.value !== "REMOVE";
    comment.element.hidden = section.value === "NEW"; // its figures say all
  };
  suit();
  return askFor(
    {
      text: "Check and add client",
      parts: [
        {
          element: [section, number],
          read: () => ({ section: section.value, number: textOf(number) }),
        },
        ground,
        comment,
      ],
    },
    {
      send: async (said) => {
        await add({
          section: said.section,
          number: said.number,
          said: {
            ground: said.section === "REMOVE" ? said.ground : null,
            comment: said.section === "NEW" ? null : said.comment,
          },
        });
        number.value = "";
        comment.element.querySelector("input").value = "";
      },
    },
  );
}

/** Adds a client of another operator, who has no number here. */
export function prospectAdder(add) {
  const body = h("div");
  const build = () =>
    body.replaceChildren(
      askFor(
        { text: "Add prospect", parts: [prospectField(), commentField()] },
        {
          send: async (said) => {
            await add({ section: "POTENTIAL", said });
            build();
          },
        },
      ),
    );
  build();
  return h(
    "details",
    { class: "vip-prospect" },
    h("summary", {}, "Client of another operator…"),
    body,
  );
}
