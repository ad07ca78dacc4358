// The glossary's words for the codes that the server sends.

export const SECTIONS = {
  NEW: "New",
  REMOVE: "Remove",
  POTENTIAL: "Potential",
};

/** Of a line; what has taken effect is said by section. */
const STATES = {
  OPEN: "open",
  DROPPED: "dropped",
  AGREED: "agreed",
  RETURNED: "returned",
  WITHDRAWN: "withdrawn",
  CONTESTED: "contested",
  DISPUTED: "in dispute",
  REJECTED: "rejected",
  MOVED: "moved to the next quarter",
  APPLIED: "in effect",
};
const APPLIED = {
  NEW: "VIP",
  REMOVE: "removal approved",
  POTENTIAL: "kept as potential",
};

/** @param mode in rework an open line is one that sales have corrected */
export function stateOf(line, mode) {
  if (line.state === "APPLIED") return APPLIED[line.section];
  return line.state === "OPEN" && mode === "rework"
    ? "corrected"
    : STATES[line.state];
}

export const stateWord = (state) => STATES[state];

export const LIST_STATES = {
  PREPARING: "in preparation",
  COORDINATION: "with the directors",
  REWORK: "in rework",
  AGREED: "agreed",
  APPLIED: "in effect",
  CARRIED_OVER: "carried over",
};

export const SEATS = {
  COMMERCIAL: "commercial director",
  SECURITY: "security director",
  HQ_COMMERCIAL: "HQ's commercial director",
};

export const DECISIONS = {
  APPROVE: "approved",
  RETURN: "returned",
  REJECT: "rejected",
};

export const TYPES = { PERSON: "person", ORGANISATION: "organisation" };

export const ORIGINS = {
  ADDED: "added by sales",
  UPLOADED: "uploaded",
  CARRIED: "from the last list",
};

export const CONFIDENCES = { LOW: "low", MEDIUM: "medium", HIGH: "high" };

const states = (...codes) => codes.map((code) => [code, STATES[code]]);

/** What each form lets its reader choose to see. */
export const SHOW = {
  prepare: states("OPEN", "DROPPED"),
  sign: states("OPEN", "DROPPED"),
  decide: [["UNDECIDED", "undecided"], ...Object.entries(DECISIONS)],
  dispute: [
    ["UNDECIDED", "undecided"],
    ["APPROVE", "approved"],
    ["REJECT", "rejected"],
  ],
  rework: [
    ["RETURNED", "to be treated"],
    ["TREATED", "treated"],
  ],
  read: states(
    "OPEN",
    "AGREED",
    "DISPUTED",
    "APPLIED",
    "REJECTED",
    "WITHDRAWN",
    "MOVED",
    "DROPPED",
  ),
};

/** "security director: rejected: Did not pass the security check" */
export function decisionText(seat, note, reasons) {
  const reason = note.reason && (reasons[seat]?.[note.reason] || note.reason);
  return [SEATS[seat], DECISIONS[note.decision], reason]
    .filter(Boolean)
    .join(": ");
}
