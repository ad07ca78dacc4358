// What has become of a branch's list, section by section.
import { count, h, warning } from "./dom.js";
import { SECTIONS, stateOf } from "./words.js";

export function outcome(head) {
  const carriedOver = head.state === "CARRIED_OVER";
  return h(
    "div",
    {},
    carriedOver
      ? warning("Carried over: the list was not decided in time. What was in force before stays, and its lines move to the next quarter.") // prettier-ignore
      : h("p", {}, "Headquarters has approved the quarter, and this list is in effect."), // prettier-ignore
    h(
      "ul",
      { class: "vip-outcome" },
      Object.entries(SECTIONS).map(([section, text]) => {
        const states = Object.entries(head.results[section] || {});
        return h(
          "li",
          {},
          h("strong", {}, `${text}: `),
          states.map(([state, many]) => `${stateOf({ section, state }, "read")} ${count(many)}`).join(", ") || "none", // prettier-ignore
        );
      }),
    ),
  );
}
