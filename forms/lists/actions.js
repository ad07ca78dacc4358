// What may be done with a line in each form: by which key, in which words, and with which lines.

const isOpen = (line) => line.state === "OPEN";
const isDropped = (line) => line.state === "DROPPED" && line.dropReason;
const isTreatable = (line) => isOpen(line) || line.state === "RETURNED";
const isRejected = (line) =>
  Object.values(line.decisions).some((note) => note.decision === "REJECT");
const isNot = (decision) => (line) => line.own?.decision !== decision;

const approve = {
  name: "approve",
  key: "a",
  text: "Approve",
  offered: isNot("APPROVE"),
  forward: true,
};
const reject = {
  name: "reject",
  key: "r",
  text: "Reject…",
  offered: isNot("REJECT"),
  forward: true,
};
const giveBack = {
  name: "return",
  key: "t",
  text: "Return…",
  offered: isNot("RETURN"),
  forward: true,
};
const undecide = {
  name: "undo",
  key: "u",
  text: "Undo",
  offered: (line) => line.own,
};

const ACTIONS = {
  prepare: [
    { name: "edit", key: "e", text: "Edit…", offered: isOpen },
    { name: "drop", key: "d", text: "Drop…", offered: isOpen },
    { name: "restore", key: "u", text: "Restore", offered: isDropped },
  ],
  decide: [approve, giveBack, reject, undecide],
  dispute: [approve, reject, undecide],
  rework: [
    {
      name: "correct",
      key: "e",
      text: "Correct…",
      offered: isTreatable,
      forward: true,
    },
    {
      name: "withdraw",
      key: "w",
      text: "Withdraw",
      offered: isTreatable,
      forward: true,
    },
    {
      name: "contest",
      key: "c",
      text: "Contest…",
      offered: (line) => isTreatable(line) && isRejected(line),
      forward: true,
    },
    {
      name: "undo",
      key: "u",
      text: "Undo",
      offered: (line) => line.state !== "RETURNED",
    },
  ],
};

/** In the order of their buttons; none where a form only shows. */
export const actionsOf = (mode) => ACTIONS[mode] || [];

/** @param mine whether the reader may change anything */
export function legend(mode, mine) {
  const keys = [
    "↑ ↓ line",
    ...(mine ? actionsOf(mode) : []).map(
      ({ key, text }) => `${key.toUpperCase()} ${text.replace("…", "").toLowerCase()}`, // prettier-ignore
    ),
    "I derivation",
    "Page Up/Down page",
  ];
  return `Keys on a line: ${keys.join(" · ")}`;
}
