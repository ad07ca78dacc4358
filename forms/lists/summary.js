// One sentence above the lines of a branch's list: what is there, and how far it is.
import { count } from "./dom.js";
import { SECTIONS, stateWord } from "./words.js";

/** @returns text, and how much of all is done where that is the point */
export function summaryText(head, mode) {
  const { counts } = head;
  if (mode === "decide") {
    const done = sum(counts) - (counts.UNDECIDED || 0);
    return progress(done, sum(counts), "decided", `: ${count(counts.APPROVE)} approved, ${count(counts.RETURN)} returned, ${count(counts.REJECT)} rejected`); // prettier-ignore
  }
  if (head.state === "REWORK") {
    const said = [
      [counts.OPEN, "corrected"],
      [counts.WITHDRAWN, "withdrawn"],
      [counts.CONTESTED, "contested"],
    ].map(([many, what]) => `${count(many)} ${what}`);
    const done = sum(counts) - (counts.RETURNED || 0);
    return progress(done, sum(counts), "treated", `: ${said.join(", ")}`);
  }
  return {
    text: ["OPEN", "DROPPED"]
      .map((state) => `${count(counts[state])} ${stateWord(state)}`)
      .join(" · "),
  };
}

function progress(done, all, what, more) {
  return { done, all, text: `${count(done)} of ${count(all)} ${what}${more}` };
}

const sum = (counts) => Object.values(counts).reduce((all, one) => all + one, 0); // prettier-ignore

/** How much of what is on the list; not in a later round, where few lines of it come again. */
export function sectionsText(head, moment) {
  if (head.round > 0 || head.state === "REWORK") return "";
  const sections = Object.entries(SECTIONS)
    .filter(([code]) => code in head.sections)
    .map(([code, text]) => `${text} ${count(head.sections[code])}`);
  const tiers = Object.entries(head.tiers).map(
    ([tier, lines]) => `${tier} ${count(lines)}`,
  );
  return [
    ...sections,
    tiers.length && `new by tier: ${tiers.join(", ")}`,
    `checked ${moment(head.checkedAt)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
