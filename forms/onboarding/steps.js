// The steps of a client's manager: what each form asks for, under the names of its draft.
import { call } from "../lists/api.js";
import { h } from "../lists/dom.js";
import { lookAfter } from "../prevention/look-after.js";

const MEDIA = [
  ["CALL", "Call"],
  ["SMS", "SMS"],
];

/** Client's number, own number, and whether it is the manager's own mobile (GT-19). */
function phones({ fields, head }) {
  const list = `vip-numbers-${head.step}`;
  const box = h(
    "div",
    { class: "vip-row" },
    fields.text("to", "Client's number", { type: "tel", list, maxlength: "30" }), // prettier-ignore
    fields.text("fromNumber", "From my number", { type: "tel", maxlength: "30" }), // prettier-ignore
    fields.check("ownNumber", "It is my own mobile"),
    h("datalist", { id: list }, head.numbers.map((value) => h("option", { value }))), // prettier-ignore
  );
  fields.write({
    to: head.numbers[0],
    fromNumber: head.ownNumber,
    ownNumber: Boolean(head.ownNumber),
  });
  return box;
}

const note = ({ fields }) =>
  fields.text("note", "Note", { area: true, rows: "2", maxlength: "1000" });

/** An SMS through the product, or the record of one from the own mobile (GT-16, GT-21, GT-26). */
function sms(form) {
  const { head } = form;
  const id = (name) => `vip-sms-${name}`;
  const to = h("input", { id: id("to"), class: "form-control", type: "tel", value: head.numbers[0] || "", list: id("numbers"), maxlength: "30" }); // prettier-ignore
  const text = h("textarea", { id: id("text"), class: "form-control", rows: "3", maxlength: "480" }, head.sms); // prettier-ignore
  const own = h("input", { id: id("own"), class: "form-control", type: "tel", value: head.ownNumber || "", maxlength: "30" }); // prettier-ignore
  const done = h("p", { class: "vip-small", role: "status" });
  const attempt = (path, body, word) => async (event) => {
    event.target.disabled = true;
    if (await form.act(path, body())) done.textContent = word;
    event.target.disabled = false;
  };
  return h(
    "section",
    { class: "vip-part" },
    h("h4", {}, "SMS"),
    h("div", { class: "vip-row" }, labelled("SMS to", to), labelled("My own mobile", own)), // prettier-ignore
    labelled("Text", text),
    h("datalist", { id: id("numbers") }, head.numbers.map((value) => h("option", { value }))), // prettier-ignore
    h(
      "div",
      { class: "vip-tools" },
      h(
        "button",
        { type: "button", class: "btn btn-default", onclick: attempt("/sms", () => ({ to: to.value, text: text.value }), "The SMS is on its way.") }, // prettier-ignore
        "Send it for me",
      ),
      h(
        "button",
        { type: "button", class: "btn btn-default", onclick: attempt("/contacts", () => ({ medium: "SMS", to: to.value, fromNumber: own.value, ownNumber: true, note: text.value }), "Recorded.") }, // prettier-ignore
        "I have sent it from my mobile",
      ),
    ),
    done,
  );
}

const labelled = (name, control) =>
  h("div", { class: "vip-field" }, h("label", { for: control.id }, name), control); // prettier-ignore

/** How an attempt to reach a new VIP ended (GT-17, GT-20, GT-22..24). */
function contact(form, media) {
  const { fields, head } = form;
  const reached = (values) => values.outcome === "REACHED";
  const again = h(
    "button",
    {
      type: "button",
      class: "btn btn-default",
      onclick: () => {
        const { medium, to, fromNumber, ownNumber, note } = fields.read(true);
        form.act("/contacts", { medium, to, fromNumber, ownNumber, note });
      },
    },
    "Record this attempt, the task stays open",
  );
  const box = h(
    "div",
    {},
    media
      ? fields.text("medium", "How", { options: MEDIA })
      : hidden(fields, "medium", "CALL"),
    phones(form),
    fields.radio("outcome", "What came of it", [
      ["REACHED", "Reached"],
      ["NOT_REACHED", "Not reached"],
      ["DECLINED", "Does not want to be a VIP"],
    ]),
    fields.when(
      reached,
      h(
        "div",
        { class: "vip-part" },
        h(
          "div",
          { class: "vip-row" },
          fields.text("userName", "User's name, as it stands on the card", { maxlength: "200" }), // prettier-ignore
          fields.text("landline", "Landline", { type: "tel", maxlength: "30" }),
          fields.text("birthday", "Birthday", { type: "date" }),
        ),
        fields.check("identitySeen", "It is the real name, as in the contract"),
        fields.check("servicesTold", "I have told what a VIP gets"),
        fields.check("leadTimeTold", "I have told that the card takes about a month"), // prettier-ignore
      ),
    ),
    fields.when(
      (values) => values.outcome === "DECLINED",
      h(
        "div",
        { class: "vip-part" },
        fields.text("reason", "Why", { options: [["", "Choose a reason"], ...Object.entries(head.declineReasons)] }), // prettier-ignore
        h("p", { class: "vip-message is-warning" }, "With “Complete” the client is no VIP any more."), // prettier-ignore
      ),
    ),
    note(form),
    fields.when(
      (values) => values.outcome === "NOT_REACHED",
      h(
        "div",
        {},
        h("p", { class: "vip-hint" }, media ? "With “Complete” the next attempt comes in a week." : "With “Complete” the next attempt comes when five working days after the SMS are over."), // prettier-ignore
        again,
        h("details", { class: "vip-more" }, h("summary", {}, "Leave an SMS that says what it is about…"), sms(form)), // prettier-ignore
      ),
    ),
  );
  if (head.dossier) fields.write(head.dossier);
  return box;
}

/** A value that the form knows by itself. */
function hidden(fields, name, value) {
  const element = h("span", { class: "vip-nothing" });
  fields.all.set(name, { read: () => value, write: () => {}, element, control: element, blame: element }); // prettier-ignore
  return element;
}

/** SIB-35: a paper that is printed, signed and filed. */
function terms(form) {
  const { fields } = form;
  const print = async () => {
    if (await form.save()) window.open(`${form.path}/terms.pdf`, "_blank", "noopener"); // prettier-ignore
  };
  return h(
    "div",
    {},
    fields.text("text", "Personal terms", { area: true, rows: "6", maxlength: "5000" }), // prettier-ignore
    h("div", { class: "vip-tools" }, h("button", { type: "button", class: "btn btn-default", onclick: print }, "Print the paper (PDF)")), // prettier-ignore
    h(
      "div",
      { class: "vip-row" },
      fields.text("prepared", "Prepared on", { type: "date" }),
      fields.text("signed", "Signed on", { type: "date" }),
      fields.text("filedAs", "Filed under number", { maxlength: "100" }),
    ),
  );
}

/** GT-25, GT-26, GT-30. */
function agreement(form) {
  const { fields } = form;
  return h(
    "div",
    {},
    sms(form),
    h("h4", {}, "Call"),
    phones(form),
    fields.radio("way", "How does the client get the card?", [
      ["MAIL", "By mail; I ask on the seventh day whether it has arrived"],
      ["PICK_UP", "The client collects it; I call each week, later each month"],
      ["DOOR", "I bring it at a time that we agree"],
    ]),
    fields.when(
      (values) => values.way === "MAIL" || values.way === "DOOR",
      fields.text("address", "Address", { area: true, rows: "2", maxlength: "500" }), // prettier-ignore
    ),
    fields.when(
      (values) => values.way === "DOOR",
      fields.text("doorAt", "Agreed time", { type: "datetime-local" }),
    ),
    note(form),
  );
}

function posting(form) {
  const { fields } = form;
  return h(
    "div",
    {},
    h(
      "div",
      { class: "vip-row" },
      fields.text("posted", "Posted on", { type: "date" }),
      fields.text("tracking", "The post's number", { maxlength: "50" }),
    ),
    note(form),
  );
}

/** Whether the client has the card; a lost one is made anew (GT-27, GT-29, GT-31). */
function answer(form, visit) {
  const { fields } = form;
  return h(
    "div",
    {},
    visit
      ? hidden(fields, "medium", "VISIT")
      : fields.text("medium", "How", { options: MEDIA }),
    visit ? null : phones(form),
    fields.radio("inHand", "Has the client the card?", [
      [true, "Yes"],
      [false, visit ? "No: we agree anew" : "Not yet"],
    ]),
    note(form),
    form.card && lost(form),
  );
}

function lost(form) {
  const error = h("span", { class: "vip-field-error", role: "alert" });
  const reissue = async (event) => {
    event.target.disabled = true;
    try {
      await call("POST", `${form.path}/card/lost`, {
        number: form.card.number,
      });
      form.root.replaceChildren(
        h("p", { class: "vip-message" }, "The card is blocked, and a new one is ordered. This task has ended."), // prettier-ignore
      );
    } catch (problem) {
      error.textContent = problem.message;
      event.target.disabled = false;
    }
  };
  return h(
    "details",
    { class: "vip-ask-twice" },
    h("summary", {}, "The card is lost or spoilt…"),
    h("p", {}, "It is blocked at once, and a new one with another number is ordered."), // prettier-ignore
    h("button", { type: "button", class: "btn btn-danger", onclick: reissue }, "Block it, order a new one"), // prettier-ignore
    error,
  );
}

/** By the task's id in the diagram. */
export const STEPS = {
  "first-sms": {
    lead: "Tell the client by SMS; then press “Complete”, and the call is next.",
    sms: true,
    build: sms,
  },
  "first-call": {
    lead: "Call the client from your own mobile.",
    draft: true,
    build: (form) => contact(form, false),
  },
  "try-again": {
    lead: "Try to reach the client, by call or SMS, once a week.",
    draft: true,
    build: (form) => contact(form, true),
  },
  "personal-terms": {
    lead: "Agree the personal terms, have the paper signed, file it.",
    draft: true,
    build: terms,
  },
  "agree-delivery": {
    lead: "The card is here: first an SMS, then a call.",
    draft: true,
    sms: true,
    card: true,
    build: agreement,
  },
  "post-card": {
    lead: "Post the card to the agreed address.",
    draft: true,
    card: true,
    build: posting,
  },
  "confirm-receipt": {
    lead: "Ask the client whether the card has arrived.",
    draft: true,
    card: true,
    build: (form) => answer(form, false),
  },
  "remind-pick-up": {
    lead: "Call the client: the card waits to be collected.",
    draft: true,
    card: true,
    build: (form) => answer(form, false),
  },
  "deliver-card": {
    lead: "Bring the card at the agreed time.",
    draft: true,
    card: true,
    build: (form) => answer(form, true),
  },
  "look-after": lookAfter,
};
