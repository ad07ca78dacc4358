// What comes back from the card maker: by a file, number by number, and what never comes.
import { call, send, sentence } from "../lists/api.js";
import { behalfNote, count, day, dueLine, failure, field, h, input, moment, onClaim, onEnter, select, style } from "../lists/dom.js"; // prettier-ignore
import { cardColumns, problemTable, Rows } from "./rows.js";

export async function mountArrivals(camForm, root) {
  style();
  const form = new Arrivals(camForm, root);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class Arrivals {
  constructor(camForm, root) {
    Object.assign(this, { camForm, root, state: "" });
    this.path = `/api/tasks/${camForm.taskId}`;
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.summary = h("div", { class: "vip-summary", role: "status" });
    this.problems = h("div");
    camForm.on("submit-failed", (form, [error]) => {
      this.say(sentence(error), true);
      this.message.scrollIntoView({ block: "center" });
    });
  }

  async open() {
    try {
      this.head = await call("GET", `${this.path}/batch`);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const { head } = this;
    this.table = new Rows({
      label: "Cards of this batch",
      columns: [
        ...cardColumns,
        ["State", (card) => h("strong", {}, card.words), "State"],
        ["If it does not come", (card) => this.actions(card), ""],
      ],
      load: (page) =>
        call("GET", `${this.path}/batch/cards?${new URLSearchParams({ state: this.state, page })}`), // prettier-ignore
      empty: "No cards.",
      onerror: (error) => this.say(error.message, true),
    });
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, `Batch ${head.batch.name}`),
        dueLine(head.due),
        behalfNote(head, "act"),
        h(
          "p",
          { class: "vip-hint" },
          `${count(head.batch.cards)} ${head.batch.cards === 1 ? "card" : "cards"}, handed over by ${head.madeBy} on ${moment(head.batch.madeAt)}, expected about ${day(head.batch.expected)}.`,
        ),
        this.summary,
        this.message,
        this.problems,
        head.mine
          ? this.tools()
          : h("p", { class: "vip-hint" }, "Press “Claim” above to book arrivals."), // prettier-ignore
        h(
          "div",
          { class: "vip-filters" },
          select(
            "Show cards",
            [["", "All cards"], ...Object.entries(head.states).filter(([state]) => state !== "ORDERED")], // prettier-ignore
            (state) => {
              this.state = state;
              this.table.load(0);
            },
          ),
        ),
        this.table.element,
      ),
    );
    this.show();
    await this.table.load();
  }

  tools() {
    this.number = input({ maxlength: "40", inputmode: "numeric" });
    const book = () => this.book(this.number.value, "ARRIVED");
    onEnter(this.number, book);
    this.file = h("input", {
      type: "file",
      accept: ".csv,.xlsx",
      onchange: () => this.upload(),
    });
    return [
      h(
        "div",
        { class: "vip-tools" },
        field("Card number (Enter books it as arrived)", this.number),
        h("button", { type: "button", class: "btn btn-primary", onclick: book }, "Book as arrived"), // prettier-ignore
      ),
      h(
        "div",
        { class: "vip-tools" },
        h(
          "label",
          { class: "vip-file" },
          "Or upload the card maker’s file, CSV or XLSX with the columns “card number”, “result” (arrived or misprint), “remark” ",
          this.file,
        ),
      ),
    ];
  }

  /** What else can have become of a card that is still expected; asked twice, since it cannot be undone. */
  actions(card) {
    if (!this.head.mine || card.state !== "HANDED_OVER") return "";
    const ask = (text, result, consequence) =>
      h(
        "button",
        {
          type: "button",
          class: "btn btn-link",
          "aria-label": `${text}: ${card.number}`,
          onclick: (event) =>
            event.target
              .closest("td")
              .replaceChildren(this.confirm(card, result, consequence)),
        },
        text,
      );
    return h(
      "span",
      { class: "vip-actions" },
      ask("Misprint…", "MISPRINT", "It is a misprint: block it, order a new one"), // prettier-ignore
      ask("Lost…", "LOST", "It never comes: block it, order a new one"),
    );
  }

  confirm(card, result, consequence) {
    return h(
      "span",
      { class: "vip-actions" },
      h("button", { type: "button", class: "btn btn-link", onclick: () => this.book(card.number, result) }, consequence), // prettier-ignore
      h("button", { type: "button", class: "btn btn-link", onclick: () => this.table.load() }, "Cancel"), // prettier-ignore
    );
  }

  async book(number, result) {
    this.problems.replaceChildren();
    try {
      const done = await call("POST", `${this.path}/arrivals`, { number, result }); // prettier-ignore
      this.say(done.message);
      if (result === "ARRIVED") this.number.value = "";
    } catch (error) {
      this.say(error.message, true);
    }
    await this.refresh();
    if (result === "ARRIVED") {
      this.number.focus();
      this.number.select();
    }
  }

  async upload() {
    const file = this.file.files[0];
    if (!file) return;
    this.say(`${file.name} is being read …`);
    this.problems.replaceChildren();
    this.file.disabled = true;
    try {
      const booked = await send(`${this.path}/arrivals/file?name=${encodeURIComponent(file.name)}`, file); // prettier-ignore
      this.told(file.name, booked);
    } catch (error) {
      this.say(error.message, true);
    }
    this.file.disabled = false;
    this.file.value = ""; // the same file, corrected, may be chosen again
    await this.refresh();
  }

  told(name, { arrived, misprints, problems }) {
    if (!problems.length) {
      const again = misprints ? `, ${count(misprints)} misprinted and ordered again` : ""; // prettier-ignore
      this.say(`${name}: ${count(arrived)} arrived${again}.`);
      return;
    }
    const all = problems.length;
    this.say(`${name}: nothing is booked. Correct ${all === 1 ? "this problem" : `these ${count(all)} problems`} in the file and upload it again.`, true); // prettier-ignore
    this.problems.replaceChildren(problemTable(problems));
  }

  async refresh() {
    try {
      this.head = await call("GET", `${this.path}/batch`);
      this.show();
      await this.table.load();
    } catch (error) {
      this.say(error.message, true);
    }
  }

  show() {
    const { batch } = this.head;
    const { states } = batch;
    const back = batch.cards - states.HANDED_OVER;
    this.summary.replaceChildren(
      h("progress", { max: batch.cards, value: back, "aria-label": "Cards that are back" }), // prettier-ignore
      " ",
      Object.entries(states)
        .filter(([, cards]) => cards)
        .map(([state, cards]) => `${count(cards)} ${this.head.states[state]}`)
        .join(", "),
      states.HANDED_OVER
        ? "."
        : ". No card is with the card maker any more: complete the task.",
    );
  }

  say(text, error = false) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", error);
  }
}
