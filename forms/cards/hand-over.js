// What waits goes to the card maker: what is shown is what the file will hold.
import { call, sentence, setVariable } from "../lists/api.js";
import { behalfNote, count, dueLine, failure, h, moment, onClaim, style, warning } from "../lists/dom.js"; // prettier-ignore
import { cardColumns, Rows } from "./rows.js";

export async function mountHandOver(camForm, root) {
  style();
  const form = new HandOver(camForm, root);
  await form.open();
  onClaim(root, () => form.open());
}

class HandOver {
  constructor(camForm, root) {
    Object.assign(this, { camForm, root });
    this.message = h("div", { class: "vip-message", role: "alert" });
    camForm.on("submit", (form) =>
      setVariable(form, "shown", "String", this.head ? this.head.token : ""),
    );
    camForm.on("submit-failed", (form, [error]) => this.stale(sentence(error)));
  }

  ask(page) {
    return call("GET", `/api/tasks/${this.camForm.taskId}/waiting-cards?page=${page}`); // prettier-ignore
  }

  async open() {
    try {
      this.head = await this.ask(0);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    this.table = new Rows({
      label: "Cards of this batch",
      columns: [
        ...cardColumns,
        ["Ordered", (card) => moment(card.orderedAt), "Ordered"],
        ["Replaces", (card) => card.replaces || "", "Replaces"],
      ],
      load: (page) => this.turned(page),
      empty: "No card waits.",
      onerror: (error) => this.say(error.message),
    });
    const { head } = this;
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, `${head.branchName} · cards for the card maker`),
        dueLine(head.due),
        behalfNote(head, "act"),
        h("div", { class: "vip-summary", role: "status" }, summary(head)),
        nameless(head),
        this.message,
        head.mine
          ? ""
          : h("p", { class: "vip-hint" }, "Press “Claim” above to hand them over."), // prettier-ignore
        this.table.element,
      ),
    );
    this.table.show(head);
  }

  /** Another page of another batch than the first page was of would be a lie. */
  async turned(page) {
    const found = await this.ask(page);
    if (found.token !== this.head.token) {
      await this.open();
      this.say("The cards that wait have changed meanwhile. This is what waits now."); // prettier-ignore
      return this.head;
    }
    return found;
  }

  say(text) {
    this.message.textContent = text;
    this.message.classList.add("is-error");
  }

  /** Refused: why, above what waits now. */
  async stale(text) {
    await this.open();
    this.say(text);
    this.message.scrollIntoView({ block: "center" });
  }
}

function summary({ taken, waiting, nameless }) {
  if (!waiting)
    return "No card waits any more. Completing this task closes it; no file is made.";
  if (!taken) return "No card can be handed over yet.";
  const what = `Completing this task hands ${taken === 1 ? "this card" : `these ${count(taken)} cards`} over to the card maker, as one file with a checksum.`; // prettier-ignore
  const rest = waiting - taken - nameless.length;
  return rest > 0
    ? `${what} ${count(rest)} more wait for the next batch.`
    : what;
}

const nameless = ({ nameless: cards }) =>
  cards.length > 0 &&
  warning(
    `Not in this batch: ${cards.map((card) => `${card.number} of ${card.client}`).join(", ")}. Nobody has taken down the holder’s name; the client’s manager asks for it at the first contact (GT-17).`,
  );
