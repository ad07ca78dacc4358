// Headquarters' forms on a whole cycle: open, review and approve.
import { call, sentence, setVariable } from "./api.js";
import { count, h, moment, money, onClaim, style } from "./dom.js";
import { choiceField, wordField } from "./fields.js";
import { LineTable } from "./table.js";

const STATES = {
  PREPARING: "in preparation",
  COORDINATION: "with the directors",
  AGREED: "agreed",
  APPLIED: "applied",
};

/** The start form: which quarter. */
export async function mountOpening(camForm, root) {
  style();
  const quarter = h("input", {
    class: "form-control",
    id: "vip-quarter",
    maxlength: "7",
    placeholder: "2026-Q3",
    autocomplete: "off",
    onchange: () => look(quarter.value.trim()),
  });
  const facts = h("div", { role: "status" });
  root.replaceChildren(
    h(
      "div",
      { class: "vip-form" },
      h("label", { for: "vip-quarter" }, "Quarter"),
      quarter,
      facts,
      h('p', { class: 'vip-hint' }, 'One list is opened for each branch, with the new VIPs that the tier check proposes.'), // prettier-ignore
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
          ? h('p', { class: 'vip-message' }, `Nobody holds ${opening.vacantSeats.join(', ')}: these tasks will wait. An administrator puts people into seats in Admin.`) // prettier-ignore
          : "",
      );
    } catch (error) {
      facts.replaceChildren(
        h("p", { class: "vip-message is-error" }, error.message),
      );
    }
  }
  camForm.on("submit", (form) =>
    setVariable(form, "quarter", "String", quarter.value.trim()),
  );
  camForm.on("submit-failed", (form, [error]) =>
    facts.replaceChildren(
      h("p", { class: "vip-message is-error", role: "alert" }, sentence(error)),
    ),
  );
  await look("");
}

/** @param deciding whether the form approves or sends back, or only reviews */
export async function mountCycle(camForm, root, deciding) {
  style();
  const path = `/api/tasks/${camForm.taskId}/cycle`;
  const message = h("div", { class: "vip-message", role: "alert" });
  const lines = h("div");
  let head;
  let shown; // id of the branch whose lines are on the page
  let choice;
  const say = (text) => {
    message.textContent = text;
    message.classList.add("is-error");
  };

  async function open() {
    try {
      head = await call("GET", path);
    } catch (error) {
      root.replaceChildren(
        h(
          "div",
          { class: "vip-message is-error", role: "alert" },
          error.message,
        ),
      );
      return;
    }
    message.textContent = "";
    root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, `${head.quarter} · all branches · new VIPs`),
        head.word && h('blockquote', { class: 'vip-note' }, head.word.text, h('footer', {}, `${head.word.by}, ${moment(head.word.at)}`)), // prettier-ignore
        ...head.warnings.map((text) =>
          h("p", { class: "vip-message is-warning" }, text),
        ),
        message,
        !head.mine &&
          h(
            "p",
            { class: "vip-hint" },
            "Press “Claim” above to work on this task.",
          ),
        deciding && head.mine && decision(),
        totals(),
        lines,
      ),
    );
    await show(
      head.branches.find((one) => one.branch === shown) || head.branches[0],
    );
  }

  function totals() {
    const sum = (key) =>
      head.branches.reduce((all, branch) => all + branch[key], 0);
    const cell = (value) => h("td", { class: "vip-amount" }, value);
    return h(
      "table",
      { class: "vip-table vip-totals" },
      h(
        "thead",
        {},
        h('tr', {}, ['Branch', 'List', 'Agreed', 'Rejected', 'Dropped', `Sum, ${head.currency}`].map((text, at) => h('th', { scope: 'col', class: at > 1 ? 'vip-amount' : '' }, text))), // prettier-ignore
      ),
      h(
        "tbody",
        {},
        head.branches.map((branch) =>
          h(
            "tr",
            {},
            h('td', {}, h('button', { type: 'button', class: 'btn btn-link', onclick: () => show(branch) }, branch.name)), // prettier-ignore
            h("td", {}, STATES[branch.state]),
            cell(count(branch.agreed)),
            cell(count(branch.rejected)),
            cell(count(branch.dropped)),
            cell(money(branch.total)),
          ),
        ),
      ),
      h(
        "tfoot",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "row" }, "All branches"),
          h('td', {}, Object.entries(head.tiers).map(([tier, n]) => `${tier} ${count(n)}`).join(' · ')), // prettier-ignore
          cell(count(sum("agreed"))),
          cell(count(sum("rejected"))),
          cell(count(sum("dropped"))),
          cell(money(sum("total"))),
        ),
      ),
    );
  }

  async function show(branch) {
    if (!branch) return;
    shown = branch.branch;
    const table = new LineTable({
      path: `${path}/${branch.branch}/lines`,
      mode: "read",
      head,
      onerror: (error) => say(error.message),
    });
    lines.replaceChildren(h("h4", {}, `${branch.name}: lines`), table.element);
    await table.load();
  }

  function decision() {
    choice = choiceField({
      name: `vip-approve-${camForm.taskId}`,
      legend: "Your decision",
      yes: "Approve: the agreed clients become VIPs today",
      no: "Send back to the sales organisation",
      word: wordField("What should the sales organisation look at?", (text) =>
        call("PUT", `${path}/word`, { text }),
      ),
      undecided: "Choose: approve, or send back.",
      wordless:
        "Write what the sales organisation should look at; then press “Complete” again.",
      onchange: () => {
        message.textContent = "";
      },
    });
    return choice.element;
  }

  let heldBack = null;
  camForm.on("submit", (form) => {
    setVariable(form, "shown", "String", head.token);
    if (!deciding) return;
    heldBack = choice.missing();
    form.submitPrevented = Boolean(heldBack);
    setVariable(form, "approved", "Boolean", choice.value());
  });
  camForm.on("submit-failed", (form, [error]) => {
    say(`${heldBack || sentence(error)} `);
    if (!heldBack) {
      message.append(
        h(
          "button",
          { type: "button", class: "btn btn-default", onclick: open },
          "Reload",
        ),
      );
    }
    heldBack = null;
    message.scrollIntoView({ block: "center" });
  });
  await open();
  onClaim(root, () => head?.mine || open());
}
