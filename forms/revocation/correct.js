// A notice has come back: where it goes next.
import { call, sentence, setVariable } from "../lists/api.js";
import {
  behalfNote,
  day,
  dueLine,
  failure,
  h,
  notShown,
  onClaim,
  style,
} from "../lists/dom.js";
import { Fields } from "../onboarding/entry.js";

export async function mountCorrection(camForm, root) {
  style();
  const form = new Correction(camForm, root);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class Correction {
  constructor(camForm, root) {
    Object.assign(this, { camForm, root });
    this.path = `/api/tasks/${camForm.taskId}`;
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.saved = h("span", { class: "vip-small", role: "status" });
    camForm.on("submit", (form) => this.submit(form));
    camForm.on("submit-failed", (form, [error]) => this.say(this.heldBack || sentence(error))); // prettier-ignore
  }

  async open() {
    try {
      this.head = await call("GET", `${this.path}/returned`);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const { returned, branch, due, mine, onBehalfOf, draft } = this.head;
    this.fields = new Fields(() => this.changed());
    this.stored = null;
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, `${returned.client} · ${returned.name || "erased"}`),
        dueLine(due),
        behalfNote(this.head, "act"),
        this.message,
        h(
          "p",
          { class: "vip-text" },
          "Notice ",
          onBehalfOf // has this task, and no page of the branch
            ? returned.number
            : h("a", { href: `/notices/${branch}/${returned.number}`, target: "_blank" }, returned.number), // prettier-ignore
          ` came back on ${day(returned.day)}${returned.note ? `: ${returned.note}` : "."}`, // prettier-ignore
        ),
        h(
          "dl",
          { class: "vip-facts" },
          h("div", {}, h("dt", {}, "Old address"), h("dd", { class: "vip-lines-kept" }, returned.address || "erased")), // prettier-ignore
          returned.email && h("div", {}, h("dt", {}, "Old e-mail"), h("dd", {}, returned.email)), // prettier-ignore
        ),
        mine
          ? [
              this.fields.text("address", "New address, line by line", { area: true, rows: "4", maxlength: "500" }), // prettier-ignore
              this.fields.text("email", "E-mail; leave it empty if there is none that works", { maxlength: "254" }), // prettier-ignore
              this.fields.text("note", "Note: how it was found", { area: true, rows: "2", maxlength: "500" }), // prettier-ignore
              h("p", { class: "vip-hint" }, "With “Complete” the notice waits to be sent again, on any way. Billing should learn of it too."), // prettier-ignore
              this.saved,
            ]
          : h("p", { class: "vip-hint" }, "Press “Claim” above to correct the address."), // prettier-ignore
      ),
    );
    if (mine) {
      const { address, email, way } = returned;
      this.fields.write({ address, email: way === "EMAIL" ? "" : email, ...draft }); // prettier-ignore
      await this.save();
    }
  }

  changed() {
    this.dirty = true;
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.save(), 300);
  }

  /** Stores what is typed in, so that the completion finds it. */
  async save() {
    clearTimeout(this.wait);
    this.dirty = false;
    try {
      const saving = call("PUT", `${this.path}/address`, this.fields.read());
      this.saving = saving;
      const stored = await saving;
      if (this.saving === saving) this.stored = stored;
      this.saved.textContent = "Saved.";
      this.fields.forget(stored.problems);
      return true;
    } catch (error) {
      this.stored = null;
      this.saved.textContent = "";
      this.say(error.message);
      return false;
    }
  }

  /** Tasklist asks before it completes: hand over what is stored, or hold it back with a word. */
  submit(form) {
    if (notShown(form, this.head)) return;
    this.heldBack = this.missing();
    form.submitPrevented = Boolean(this.heldBack);
    setVariable(form, "shown", "String", this.stored?.token);
  }

  missing() {
    if (this.dirty || !this.stored) {
      this.save().then((stored) => stored && this.say("Saved. Press “Complete” again.")); // prettier-ignore
      return "Saving what you have typed…";
    }
    this.fields.blame(this.stored.problems);
    return this.stored.problems[0]?.sentence;
  }

  say(text) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", Boolean(text));
  }
}
