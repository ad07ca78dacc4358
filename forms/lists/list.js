// The forms on one branch's list: prepare, sign, decide, rework, and the result.
import { legend } from "./actions.js";
import { call, sentence, setVariable } from "./api.js";
import { conflictList, conflictsIn } from "./conflicts.js";
import { behalfNote, count, dueLine, failure, h, moment, notShown, onClaim, style, warning, wordNote } from "./dom.js"; // prettier-ignore
import { adder, askEdit, prospectAdder } from "./edit.js";
import { askDecision, askText, choiceField, wordField } from "./fields.js";
import { outcome } from "./outcome.js";
import { sectionsText, summaryText } from "./summary.js";
import { LineTable } from "./table.js";
import { mountUpload } from "./upload.js";
import { watched, watchSubmissions } from "./work.js";

/**
 * @param camForm Tasklist's form
 * @param root where to build
 * @param mode prepare, sign, decide, rework or result
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
    this.conflicts = h("div");
    this.outdated = warning("Billing has loaded facts since this list was checked. "); // prettier-ignore
    this.outdated.append(
      h(
        "button",
        {
          type: "button",
          class: "btn btn-default",
          onclick: () => this.attempt(() => this.checkAgain()),
        },
        "Check again",
      ),
      (this.checking = h("div")),
    );
    camForm.on("submit", (form) => this.submit(form));
    camForm.on("submit-failed", (form, [error]) => this.stale(error));
    this.wasCancelled = watchSubmissions(camForm, (this.working = h("div")));
  }

  async open() {
    try {
      this.head = await call("GET", `${this.path}/list`);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const { head, mode } = this;
    const shown = mode === "result" ? "read" : mode === "sign" && head.state === "REWORK" ? "rework" : mode; // prettier-ignore
    this.table = new LineTable({
      path: `${this.path}/lines`,
      mode: shown,
      head: mode === "sign" ? { ...head, mine: false } : head, // who signs changes no line
      run: this.run(),
      ask: this.ask(),
      onerror: (error) => this.say(error.message, true),
    });
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, this.title()),
        dueLine(head.due),
        behalfNote(head, mode === "decide" ? "decide" : "act"),
        mode !== "result" && wordNote(head.word),
        mode !== "result" &&
          head.vacantSeats.length > 0 &&
          warning(`Nobody holds ${head.vacantSeats.join(", ")}: the list will wait there. An administrator puts people into seats in Admin.`), // prettier-ignore
        this.outdated,
        this.round(),
        this.conflicts,
        this.summary,
        this.working,
        this.message,
        head.mine
          ? this.tools()
          : h("p", { class: "vip-hint" }, "Press “Claim” above to work on this list."), // prettier-ignore
        this.table.element,
        h("p", { class: "vip-hint" }, legend(shown, this.table.head.mine)),
      ),
    );
    this.show(head);
    await this.table.load();
  }

  title() {
    const { branchName, quarter } = this.head;
    return `${branchName} · ${quarter}`;
  }

  /** Where the list stands in its rework (AMB-13). */
  round() {
    const { state, round, maxRounds } = this.head;
    if (this.mode === "decide" && round > 0) {
      const last = round >= maxRounds ? " What is not approved now is decided by HQ's commercial director." : ""; // prettier-ignore
      return h("p", { class: "vip-message" }, `Round ${round} of ${maxRounds}: only the lines that sales have corrected come again; all others keep their decisions.${last}`); // prettier-ignore
    }
    if (state !== "REWORK") return null;
    const text = `Round ${round + 1} of ${maxRounds}: these lines were not approved by both directors. `;
    return h("p", { class: "vip-message" }, text, this.mode === "rework" ? "Correct, withdraw or contest each one." : "See what your staff have done with each one."); // prettier-ignore
  }

  async change(method, path, body) {
    const changed = await call(method, `${this.path}${path}`, body);
    this.show(changed.head);
    this.say(changed.message);
  }

  /** May take seconds, so it can be watched, and is asked for once at a time. */
  async changeAll(method) {
    if (this.changing) return;
    this.changing = true;
    try {
      const changed = await watched(this.working, (options) =>
        call(method, `${this.path}/verdicts/remaining`, undefined, options),
      );
      this.show(changed.head);
      this.say(changed.message);
    } finally {
      this.changing = false;
    }
  }

  async checkAgain() {
    const button = this.outdated.querySelector("button");
    button.disabled = true;
    try {
      const changed = await watched(this.checking, (options) =>
        call("POST", `${this.path}/check`, undefined, options),
      );
      this.show(changed.head);
      this.say(changed.message);
    } finally {
      button.disabled = false;
    }
  }

  /** Changes something beside the table, then shows the lines again. */
  async attempt(work) {
    try {
      await work();
      await this.table.load();
    } catch (error) {
      this.say(error.message, true);
    }
  }

  /** What each action does with a line. */
  run() {
    const on = (method, path) => (line, body) =>
      this.change(method, path(line.line), body);
    const verdict = (decision) => (line, answer) =>
      this.change("PUT", `/verdicts/${line.line}`, { decision, ...answer });
    const rework = this.mode === "rework";
    return {
      edit: on("PUT", (line) => `/lines/${line}`),
      drop: on("POST", (line) => `/lines/${line}/drop`),
      restore: on("POST", (line) => `/lines/${line}/restore`),
      approve: verdict("APPROVE"),
      return: verdict("RETURN"),
      reject: verdict("REJECT"),
      correct: on("PUT", (line) => `/rework/${line}`),
      withdraw: on("POST", (line) => `/rework/${line}/withdraw`),
      contest: on("POST", (line) => `/rework/${line}/contest`),
      undo: on("DELETE", (line) => `/${rework ? "rework" : "verdicts"}/${line}`), // prettier-ignore
    };
  }

  /** What an action needs to know first. */
  ask() {
    const decision = (label, text) => (line, done) =>
      askDecision({ label, text, reasons: this.head.reasons[this.head.seat] }, done); // prettier-ignore
    const edit = (text) => (line, done) =>
      askEdit(line, this.head.grounds, text, done);
    return {
      edit: edit("Save"),
      correct: edit("Correct"),
      drop: (line, done) =>
        askText({ label: "Why is it dropped?", maxlength: "500", key: "reason", missing: "Say why, in a few words.", text: "Drop" }, done), // prettier-ignore
      contest: (line, done) =>
        askText({ label: "Why should it stay?", maxlength: "1000", key: "argument", missing: "HQ's commercial director decides on your argument: write it.", text: "Contest" }, done), // prettier-ignore
      return: decision("Reason of the return", "Return"),
      reject: decision("Reason of the rejection", "Reject"),
    };
  }

  tools() {
    const add = async (added) => {
      await this.change("POST", "/lines", added);
      await this.table.load();
    };
    switch (this.mode) {
      case "prepare":
        return [
          adder(this.head.grounds, add),
          prospectAdder(add),
          mountUpload(h("div"), this.path, async ({ head }) => {
            this.show(head);
            await this.table.load();
          }),
        ];
      case "sign":
        return this.signature();
      case "decide":
        return this.remainder();
      case "result":
        return h("p", { class: "vip-message" }, "Completing this task acknowledges the result (SIB-14)."); // prettier-ignore
      default:
        return null;
    }
  }

  remainder() {
    const all = (method) => () => this.attempt(() => this.changeAll(method));
    this.remaining = h("button", { type: "button", class: "btn btn-primary", onclick: all("POST") }); // prettier-ignore
    return h(
      "div",
      { class: "vip-tools" },
      this.remaining,
      h("button", { type: "button", class: "btn btn-default", onclick: all("DELETE") }, "Take that back"), // prettier-ignore
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

  show(head) {
    this.head = Object.assign(this.head, head);
    this.outdated.hidden = !(head.outdated && head.mine);
    this.conflicts.replaceChildren(
      (this.mode !== "result" &&
        conflictList(head.conflicts, {
          full: this.mode === "sign",
          intro: (many) =>
            conflictsIn(many) + (this.mode === "sign" ? ": look at them before you sign" : ""), // prettier-ignore
        })) ||
        "",
    );
    if (this.mode === "result") {
      this.summary.replaceChildren(outcome(head));
      return;
    }
    const { done, all, text } = summaryText(head, this.mode);
    this.summary.replaceChildren(
      ...(all === undefined
        ? []
        : [h("progress", { max: all || 1, value: done, "aria-label": "Treated lines" }), " "]), // prettier-ignore
      text,
      h("span", { class: "vip-small" }, sectionsText(head, moment)),
    );
    if (this.remaining) {
      this.remaining.textContent = `Approve all remaining (${count(head.counts.UNDECIDED)})`;
      this.remaining.disabled = !head.counts.UNDECIDED;
    }
  }

  say(text, error = false) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", error);
  }

  /** Tasklist asks before it completes: hand over what was seen, or hold it back with a word. */
  submit(form) {
    if (notShown(form, this.head)) return;
    this.say("");
    if (this.mode === "result") return;
    setVariable(form, "shown", "String", this.head.token);
    this.heldBack = this.missing();
    form.submitPrevented = Boolean(this.heldBack);
    if (this.mode === "sign")
      setVariable(form, "signed", "Boolean", this.choice.value());
  }

  missing() {
    const left = this.head.counts.RETURNED;
    if (this.mode === "rework" && left)
      return `Correct, withdraw or contest each returned line first: ${count(left)} ${left === 1 ? "is" : "are"} left.`;
    return this.mode === "sign" ? this.choice.missing() : null;
  }

  /** The server has refused: say why, beside the table, and offer to look again. */
  stale(error) {
    this.say(`${this.heldBack || sentence(error)} `, true);
    if (!this.heldBack && !this.wasCancelled()) {
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
