// The start form of a cycle: which quarter.
import { call, sentence, setVariable } from "./api.js";
import { failure, h, input, style, warning } from "./dom.js";
import { watchSubmissions } from "./work.js";

export async function mountOpening(camForm, root) {
  style();
  const quarter = input({
    id: "vip-quarter",
    maxlength: "7",
    placeholder: "2026-Q3",
    onchange: () => look(quarter.value.trim()),
  });
  const facts = h("div", { role: "status" });
  const working = h("div");
  const refused = h("div");
  root.replaceChildren(
    h(
      "div",
      { class: "vip-form" },
      h("label", { for: "vip-quarter" }, "Quarter"),
      quarter,
      facts,
      working,
      refused,
      h(
        "p",
        { class: "vip-hint" },
        "One list is opened for each branch, with the new VIPs, the removals and the potential VIPs that the check proposes.",
      ),
    ),
  );
  async function look(wanted) {
    try {
      const opening = await call(
        "GET",
        `/api/cycles/opening${wanted ? `?quarter=${encodeURIComponent(wanted)}` : ""}`,
      );
      quarter.value = opening.quarter;
      facts.replaceChildren(
        h("p", {}, `Cut-off: ${opening.cutOff}.`),
        ...opening.obstacles.map((text) =>
          h("p", { class: "vip-message is-error" }, text),
        ),
        opening.vacantSeats.length
          ? warning(
              `Nobody holds ${opening.vacantSeats.join(", ")}: these tasks will wait. An administrator puts people into seats in Admin.`,
            )
          : "",
      );
    } catch (error) {
      facts.replaceChildren(failure(error.message));
    }
  }
  camForm.on("submit", (form) => {
    refused.replaceChildren();
    setVariable(form, "quarter", "String", quarter.value.trim());
  });
  camForm.on("submit-failed", (form, [error]) =>
    refused.replaceChildren(failure(sentence(error))),
  );
  watchSubmissions(camForm, working);
  await look("");
}
