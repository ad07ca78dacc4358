// What is known of a client: nobody asks twice (FRM-05).
import { day, h, moment } from "../lists/dom.js";

const CHANNELS = { SMS: "SMS", CALL: "Call", MAIL: "Mail", VISIT: "Visit", NONE: "" }; // prettier-ignore
const OUTCOMES = {
  SENT: "sent",
  REACHED: "reached",
  NOT_REACHED: "not reached",
  DECLINED: "declines",
  AGREED_MAIL: "card by mail",
  AGREED_PICK_UP: "collects the card",
  AGREED_DOOR: "card at the door",
  POSTED: "card posted",
  IN_HAND: "has the card",
  NOT_YET: "has no card yet",
  PROMISED: "promises",
  DISPUTED: "disputes it",
  OTHER: "other",
};
const STATES = {
  ORDERED: "ordered",
  HANDED_OVER: "with the card maker",
  ARRIVED: "here",
  DELIVERED: "in the client's hand",
};
const WAYS = { MAIL: "by mail", PICK_UP: "pick-up", DOOR: "at the door" };

export const facts = (entries) =>
  h(
    "dl",
    { class: "vip-known" },
    entries.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))), // prettier-ignore
  );

export const dossierFacts = (dossier) =>
  dossier &&
  facts([
    ["User", dossier.userName],
    ["Landline", dossier.landline],
    ["Birthday", day(dossier.birthday)],
  ]);

export const cardFacts = (card) =>
  card &&
  facts([
    [
      "Card",
      `${card.number}, ${card.posted && card.state === "ARRIVED" ? "on its way" : STATES[card.state]}`,
    ],
    ["Delivery", card.way && `${WAYS[card.way]}, agreed on ${day(card.agreed)}`], // prettier-ignore
    ["At the door", card.doorAt && moment(card.doorAt)],
    ["Address", card.address],
    ["Posted", card.posted && `${day(card.posted)}${card.tracking ? `, ${card.tracking}` : ""}`], // prettier-ignore
    ["Electronic card", h("a", { href: card.electronic, target: "_blank", rel: "noopener" }, "PDF")], // prettier-ignore
  ]);

/** The trace of every attempt, the last one first (GT-28). */
export const contactList = (contacts) =>
  h("div", {}, h("h4", {}, "What was tried"), trace(contacts));

const trace = (contacts) =>
  contacts.length
    ? h(
        "ol",
        { class: "vip-trace" },
        contacts.map((one) =>
          h(
            "li",
            {},
            h("strong", {}, `${moment(one.at)} ${CHANNELS[one.channel]} `),
            OUTCOMES[one.outcome] || one.outcome.toLowerCase(),
            one.to && ` · ${one.to}`,
            one.ownNumber && " · own mobile",
            ` · ${one.person}`,
            one.delivery && ` · ${one.delivery}`,
            one.note && h("q", {}, one.note),
          ),
        ),
      )
    : h("p", { class: "vip-hint" }, "Nothing yet.");
