// The forms on one branch's list: prepare, sign and decide.
import { call, sentence, setVariable } from "./api.js";
import { count, h, moment, onClaim, onEnter, style } from "./dom.js";
import { askReason, askRejection, choiceField, wordField } from "./fields.js";
import { LineTable } from "./table.js";

/**
 * @param camForm Tasklist's form
 * @param root where to build
 * @param mode prepare, sign or decide
 */
export async function mount(camForm, root, mode) {
  style();
  const form = new ListForm(camForm, root, mode);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class ListForm {
  constructor(camForm, root, mode) {
    Object.assign(this, { camForm, root, mode });
    this.path = `/api/tasks/${camForm.taskId}`;
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.summary = h("div", { class: "vip-summary", role: "status" });
    this.outdated = h(
      "p",
      { class: "vip-message is-warning", hidden: true },
      "Billing has loaded facts since this list was checked. ",
    );
    this.outdated.append(
      h(
        "button",
        {
          type: "button",
          class: "btn btn-default",
          onclick: () => this.checkAgain(),
        },
        "Check again",
      ),
    );
    camForm.on("submit", (form) => this.submit(form));
    camForm.on("submit-failed", (form, [error]) => this.stale(error));
  }

  async open() {
    try {
      this.head = await call("GET", `${this.path}/list`);
    } catch (error) {
      this.root.replaceChildren(
        h(
          "div",
          { class: "vip-message is-error", role: "alert" },
          error.message,
        ),
      );
      return;
    }
    this.table = new LineTable({
      path: `${this.path}/lines`,
      mode: this.mode === "sign" ? "read" : this.mode,
      head: this.head,
      actions: this.actions(),
      onerror: (error) => this.say(error.message, true),
    });
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h(
          "h3",
          {},
          `${this.head.branchName} · ${this.head.quarter} · new VIPs`,
        ),
        this.head.word &&
          h('blockquote', { class: 'vip-note' }, this.head.word.text, h('footer', {}, `${this.head.word.by}, ${moment(this.head.word.at)}`)), // prettier-ignore
        this.head.vacantSeats.length > 0 &&
          h(
            "p",
            { class: "vip-message is-warning" },
            `Nobody holds ${this.head.vacantSeats.join(", ")}: the list will wait there. An administrator puts people into seats in Admin.`,
          ),
        this.outdated,
        this.summary,
        this.message,
        this.head.mine
          ? this.tools()
          : h(
              "p",
              { class: "vip-hint" },
              "Press “Claim” above to work on this list.",
            ),
        this.table.element,
        this.head.mine && this.legend(),
      ),
    );
    this.show(this.head);
    await this.table.load();
  }

  actions() {
    const change = async (method, path, body) => {
      const changed = await call(method, `${this.path}${path}`, body);
      this.show(changed.head);
      this.say(changed.message);
    };
    this.change = change;
    return {
      drop: {
        ask: askReason,
        run: (line, reason) =>
          change("POST", `/lines/${line.line}/drop`, { reason }),
      },
      restore: { run: (line) => change("POST", `/lines/${line.line}/restore`) },
      approve: {
        run: (line) =>
          change("PUT", `/verdicts/${line.line}`, { decision: "APPROVE" }),
      },
      reject: {
        ask: (line, done) => askRejection(this.head.reasons, done),
        run: (line, answer) =>
          change("PUT", `/verdicts/${line.line}`, {
            decision: "REJECT",
            ...answer,
          }),
      },
      undo: { run: (line) => change("DELETE", `/verdicts/${line.line}`) },
    };
  }

  tools() {
    if (this.mode === "prepare") return this.adder();
    if (this.mode === "sign") return this.signature();
    const all = async (method) => {
      try {
        await this.change(method, "/verdicts/remaining");
        await this.table.load();
      } catch (error) {
        this.say(error.message, true);
      }
    };
    this.remaining = h("button", {
      type: "button",
      class: "btn btn-primary",
      onclick: () => all("POST"),
    });
    return h(
      "div",
      { class: "vip-tools" },
      this.remaining,
      h(
        "button",
        {
          type: "button",
          class: "btn btn-default",
          onclick: () => all("DELETE"),
        },
        "Take that back",
      ),
    );
  }

  async checkAgain() {
    try {
      await this.change("POST", "/check");
      await this.table.load();
    } catch (error) {
      this.say(error.message, true);
    }
  }

  adder() {
    const number = h("input", {
      class: "form-control",
      "aria-label": "Client, account or subscriber number",
      placeholder: "Client, account or subscriber number",
    });
    const add = async () => {
      try {
        await this.change("POST", "/lines", { number: number.value });
        number.value = "";
        await this.table.load();
      } catch (error) {
        this.say(error.message, true);
      }
    };
    onEnter(number, add);
    return h(
      "div",
      { class: "vip-tools" },
      number,
      h(
        "button",
        { type: "button", class: "btn btn-default", onclick: add },
        "Check and add client",
      ),
    );
  }

  signature() {
    this.choice = choiceField({
      name: `vip-sign-${this.camForm.taskId}`,
      legend: "Your signature",
      yes: "Sign and submit to the directors",
      no: "Send back to staff",
      word: wordField("What should the staff change?", (text) =>
        call("PUT", `${this.path}/word`, { text }),
      ),
      undecided: "Choose: sign and submit, or send back to staff.",
      wordless:
        "Write to your staff what they should change; then press “Complete” again.",
      onchange: () => this.say(""),
    });
    return this.choice.element;
  }

  legend() {
    const keys = {
      prepare: "↑ ↓ line · D drop · U restore · Page Up/Down page",
      decide: "↑ ↓ line · A approve · R reject · U undo · Page Up/Down page",
      sign: "↑ ↓ line · Page Up/Down page",
    };
    return h("p", { class: "vip-hint" }, `Keys on a line: ${keys[this.mode]}`);
  }

  show(head) {
    this.head = Object.assign(this.head, head);
    this.outdated.hidden = !(this.head.outdated && this.head.mine);
    const { counts, tiers } = this.head;
    const tierText = Object.entries(tiers)
      .map(([tier, lines]) => `${tier} ${count(lines)}`)
      .join(" · ");
    if (this.mode === "decide") {
      const decided = (counts.APPROVE || 0) + (counts.REJECT || 0);
      const open = decided + (counts.UNDECIDED || 0);
      this.summary.replaceChildren(
        h("progress", {
          max: open || 1,
          value: decided,
          "aria-label": "Decided lines",
        }),
        ` ${count(decided)} of ${count(open)} decided: ${count(counts.APPROVE)} approved, ${count(counts.REJECT)} rejected · ${tierText}`, // prettier-ignore
      );
      if (this.remaining) {
        this.remaining.textContent = `Approve all remaining (${count(counts.UNDECIDED)})`;
        this.remaining.disabled = !counts.UNDECIDED;
      }
    } else {
      this.summary.textContent = `${count(counts.OPEN)} open · ${count(counts.DROPPED)} dropped · ${tierText} · checked ${moment(this.head.checkedAt)}`; // prettier-ignore
    }
  }

  say(text, error = false) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", error);
  }

  /** Tasklist asks before it completes: hand over what was seen, or hold it back with a word. */
  submit(form) {
    setVariable(form, "shown", "String", this.head.token);
    if (this.mode !== "sign") return;
    this.heldBack = this.choice.missing();
    form.submitPrevented = Boolean(this.heldBack);
    setVariable(form, "signed", "Boolean", this.choice.value());
  }

  /** The server has refused: say why, beside the table, and offer to look again. */
  stale(error) {
    this.say(`${this.heldBack || sentence(error)} `, true);
    if (!this.heldBack) {
      this.message.append(
        h(
          "button",
          {
            type: "button",
            class: "btn btn-default",
            onclick: () => this.open(),
          },
          "Reload the list",
        ),
      );
    }
    this.heldBack = null;
    this.message.scrollIntoView({ block: "center" });
  }
}
