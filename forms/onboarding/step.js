// The forms of a client's manager: what is known, what was tried, and what came of it.
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
import { groundFacts } from "../prevention/look-after.js";
import { Fields } from "./entry.js";
import { cardFacts, contactList, dossierFacts } from "./known.js";
import { STEPS } from "./steps.js";

/**
 * @param camForm Tasklist's form
 * @param root where to build
 * @param element id of the task in the diagram
 */
export async function mountStep(camForm, root, element) {
  style();
  const form = new StepForm(camForm, root, STEPS[element]);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class StepForm {
  constructor(camForm, root, step) {
    Object.assign(this, { camForm, root, step });
    this.path = `/api/tasks/${camForm.taskId}`;
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.known = h("div");
    this.tried = h("section");
    this.saved = h("span", { class: "vip-small", role: "status" });
    camForm.on("submit", (form) => this.submit(form));
    camForm.on("submit-failed", (form, [error]) => this.refused(error));
  }

  async open() {
    try {
      this.head = await call("GET", `${this.path}/client`);
      this.card = this.step.card && (await call("GET", `${this.path}/card`));
      this.ground = this.step.ground && (await call("GET", `${this.path}/ground`)); // prettier-ignore
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const { head } = this;
    this.fields = new Fields(() => this.changed());
    this.draft = null;
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form vip-step" },
        h("h3", {}, `${head.client} · ${head.name}`),
        h("p", { class: "vip-hint" }, `${head.branch} · ${head.tier ? `VIP since ${day(head.since)}, ${head.tier}` : "no VIP any more: this work can be ended by an administrator"}`), // prettier-ignore
        dueLine(this.ground?.due || head.due),
        behalfNote(head, "act"),
        this.message,
        !head.mine && h("p", { class: "vip-hint" }, "This task is not with you: you can look at it."), // prettier-ignore
        this.known,
        head.mine && h("p", { class: "vip-lead" }, this.step.lead),
        head.mine && this.step.build(this),
        head.mine && this.saved,
        this.tried,
      ),
    );
    this.show();
    if (head.draft) this.fields.write(head.draft);
    this.fields.settle();
    if (head.mine && this.step.draft) await this.save();
  }

  /** What may change while the form is open. */
  show() {
    const { head, card, ground } = this;
    this.known.replaceChildren(
      ...[groundFacts(ground), dossierFacts(head.dossier), cardFacts(card)].filter(Boolean), // prettier-ignore
    );
    this.tried.replaceChildren(contactList(head.contacts));
  }

  /** Does something at once, such as sending an SMS; what is typed in stays. */
  async act(path, body) {
    try {
      this.head = await call("POST", `${this.path}${path}`, { ...body, after: this.head.recorded }); // prettier-ignore
      this.show();
      this.say("");
      return true;
    } catch (error) {
      this.say(error.message);
      return false;
    }
  }

  changed() {
    this.fields.settle();
    this.dirty = true;
    this.draft = null; // what is stored is not what is shown any more
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.save(), 300);
  }

  /** Stores what is typed in, one after the other, so that the completion finds it; answers whether it is stored. */
  save() {
    clearTimeout(this.wait);
    this.saving = (this.saving || Promise.resolve()).then(() => this.store());
    return this.saving;
  }

  async store() {
    this.dirty = false;
    try {
      const stored = await call("PUT", `${this.path}/draft`, this.fields.read()); // prettier-ignore
      if (this.dirty) return false; // more was typed meanwhile, and is stored next
      this.draft = stored;
      this.saved.textContent = "Saved.";
      this.fields.forget(stored.problems);
      if (this.blaming) this.blame();
      return true;
    } catch (error) {
      this.draft = null;
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
    if (this.step.draft) setVariable(form, "shown", "String", this.draft?.token); // prettier-ignore
  }

  missing() {
    if (this.step.sms && !this.head.smsRecorded)
      return "Send the SMS first, or record the one that you have sent.";
    if (!this.step.draft) return null;
    if (this.dirty || !this.draft) {
      this.save().then((stored) => stored && this.again());
      return "Saving what you have typed…";
    }
    this.fields.blame(this.draft.problems);
    this.blaming = true;
    return this.draft.problems[0]?.sentence;
  }

  /** What is mended is not complained of any more. */
  blame() {
    const [first] = this.draft.problems;
    this.blaming = Boolean(first);
    this.say(first ? first.sentence : "");
  }

  /** Presses "Complete" once more, after what was typed last has been stored. */
  again() {
    const button = [...document.querySelectorAll("button")].find(
      (one) => one.textContent.trim() === "Complete" && !one.disabled,
    );
    if (button) button.click();
    else this.say("Saved. Press “Complete” again.");
  }

  say(text) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", Boolean(text));
  }

  /** The server has refused: say why, and offer to look again. */
  refused(error) {
    this.say(`${this.heldBack || sentence(error)} `);
    if (!this.heldBack) {
      this.message.append(
        h("button", { type: "button", class: "btn btn-default", onclick: () => this.open() }, "Reload"), // prettier-ignore
      );
    }
    this.heldBack = null;
    this.message.scrollIntoView({ block: "center" });
  }
}
