// Headquarters' forms on a whole cycle: review and approve.
import { legend } from "./actions.js";
import { call, sentence, setVariable } from "./api.js";
import { conflictList, conflictsIn } from "./conflicts.js";
import { behalfNote, count, dueLine, failure, h, notShown, onClaim, style, warning, wordNote } from "./dom.js"; // prettier-ignore
import { askDecision, choiceField, wordField } from "./fields.js";
import { LineTable } from "./table.js";
import { changes, totals } from "./totals.js";
import { watchSubmissions } from "./work.js";

/** @param deciding whether the form approves or sends back, or only reviews */
export async function mountCycle(camForm, root, deciding) {
  style();
  const form = new CycleForm(camForm, root, deciding);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class CycleForm {
  constructor(camForm, root, deciding) {
    Object.assign(this, { camForm, root, deciding });
    this.path = `/api/tasks/${camForm.taskId}`;
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.progress = h("p", { role: "status" });
    this.lines = h("div");
    camForm.on("submit", (form) => this.submit(form));
    camForm.on("submit-failed", (form, [error]) => this.stale(error));
    this.wasCancelled = watchSubmissions(camForm, (this.working = h("div")));
  }

  async open() {
    try {
      this.head = await call("GET", `${this.path}/cycle`);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const { head, deciding } = this;
    const nameOf = (id) => head.branches.find(({ branch }) => branch === id)?.name || id; // prettier-ignore
    const disputes = this.hasDisputes() && this.disputes();
    this.say("");
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, `${head.quarter} · all branches`),
        dueLine(head.due),
        behalfNote(head, deciding ? "decide" : "act"),
        wordNote(head.word),
        head.warnings.map(warning),
        conflictList(head.conflicts, { intro: conflictsIn, nameOf }),
        this.working,
        this.message,
        !head.mine &&
          h("p", { class: "vip-hint" }, "Press “Claim” above to work on this task."), // prettier-ignore
        deciding && head.mine && this.decision(),
        totals(head, (branch) => this.show(branch)),
        disputes && this.disputeSection(disputes),
        h("h4", {}, "What has changed since the last quarter"),
        changes(head, nameOf),
        this.lines,
      ),
    );
    await disputes?.load?.();
    await this.show(
      head.branches.find((one) => one.branch === this.shown) ||
        head.branches[0],
    );
  }

  hasDisputes() {
    return this.head.branches.some((branch) => branch.disputed > 0);
  }

  async show(branch) {
    if (!branch) return;
    this.shown = branch.branch;
    const table = new LineTable({
      path: `${this.path}/cycle/${branch.branch}/lines`,
      mode: "read",
      head: this.head,
      onerror: (error) => this.say(error.message),
    });
    this.lines.replaceChildren(
      h("h4", {}, `${branch.name}: lines`),
      table.element,
    );
    await table.load();
  }

  /** What the directors and sales could not agree on; HQ's commercial director decides it for good (AMB-13). */
  disputes() {
    const verdict = (decision) => (line, answer) =>
      this.decide("PUT", line, { decision, ...answer });
    return new LineTable({
      path: `${this.path}/disputes`,
      mode: "dispute",
      head: this.deciding ? this.head : { ...this.head, mine: false },
      run: {
        approve: verdict("APPROVE"),
        reject: verdict("REJECT"),
        undo: (line) => this.decide("DELETE", line),
      },
      ask: {
        reject: (line, done) =>
          askDecision({ label: "Reason of the rejection", text: "Reject", reasons: this.head.reasons[this.head.seat] }, done), // prettier-ignore
      },
      onerror: (error) => this.say(error.message),
    });
  }

  disputeSection(table) {
    this.showProgress();
    return h(
      "section",
      { class: "vip-disputes" },
      h("h4", {}, "In dispute"),
      this.progress,
      table.element,
      h("p", { class: "vip-hint" }, legend("dispute", table.head.mine)),
    );
  }

  async decide(method, line, body) {
    const changed = await call(
      method,
      `${this.path}/verdicts/${line.line}`,
      body,
    );
    Object.assign(this.head, changed.head);
    this.say("");
    this.showProgress();
  }

  showProgress() {
    const { APPROVE, REJECT, UNDECIDED } = this.head.counts;
    this.progress.textContent = this.deciding
      ? `${count(UNDECIDED)} undecided, ${count(APPROVE)} approved, ${count(REJECT)} rejected. What you approve is agreed, what you reject leaves the list.`
      : `${count(UNDECIDED)} undecided: HQ's commercial director decides with the approval.`;
  }

  decision() {
    this.choice = choiceField({
      name: `vip-approve-${this.camForm.taskId}`,
      legend: "Your decision",
      yes: "Approve: the agreed clients become VIPs today, agreed removals are carried out",
      no: "Send back to the sales organisation",
      word: wordField("What should the sales organisation look at?", (text) =>
        call("PUT", `${this.path}/cycle/word`, { text }),
      ),
      undecided: "Choose: approve, or send back.",
      wordless:
        "Write what the sales organisation should look at; then press “Complete” again.",
      onchange: () => this.say(""),
    });
    return this.choice.element;
  }

  missing() {
    const left = this.head.counts.UNDECIDED;
    const missing = this.choice.missing();
    return missing || !this.choice.value() || !left
      ? missing
      : `Decide the lines in dispute first: ${count(left)} ${left === 1 ? "is" : "are"} undecided.`;
  }

  submit(form) {
    if (notShown(form, this.head)) return;
    this.say("");
    setVariable(form, "shown", "String", this.head.token);
    if (!this.deciding) return;
    this.heldBack = this.missing();
    form.submitPrevented = Boolean(this.heldBack);
    setVariable(form, "approved", "Boolean", this.choice.value());
  }

  say(text) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", Boolean(text));
  }

  stale(error) {
    this.say(`${this.heldBack || sentence(error)} `);
    if (!this.heldBack && !this.wasCancelled()) {
      this.message.append(
        h(
          "button",
          {
            type: "button",
            class: "btn btn-default",
            onclick: () => this.open(),
          },
          "Reload",
        ),
      );
    }
    this.heldBack = null;
    this.message.scrollIntoView({ block: "center" });
  }
}
