// The notices of a branch: what waits is chosen and dispatched, what the post says is booked. In a form and on a page.
import { call, send } from "../lists/api.js";
import { count, day, field, h, input, onEnter, select } from "../lists/dom.js";
import { problemTable, Rows } from "../cards/rows.js";

const button = (text, onclick, attributes = {}) =>
  h("button", { type: "button", class: "btn btn-default", onclick, ...attributes }, text); // prettier-ignore

export class NoticeTable {
  /**
   * @param task of a substitute, who has what belongs to it and no page of the branch; else nothing
   * @param mayAct whether to offer what can be done, as far as the person's seat goes
   * @param state chosen at first
   * @param onload gets what was loaded
   */
  constructor({ branch, task, mayAct, state = "", onload = () => {} }) {
    Object.assign(this, { mayAct, state, onload, branch, task });
    this.path = task ? `/api/tasks/${task}/notices` : `/api/notices/${branch}`; // prettier-ignore
    this.files = task ? this.path : `/notices/${branch}`;
    this.search = "";
    this.batch = "";
    this.chosen = new Set();
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.element = h("div");
  }

  ask(page) {
    const { search, state, batch } = this;
    return call("GET", `${this.path}?${new URLSearchParams({ search, state, batch, page })}`); // prettier-ignore
  }

  async load() {
    try {
      const head = await this.ask(0);
      this.acts = head.acts && this.mayAct;
      this.largest = head.largest;
      this.head = head;
      this.build(head);
      this.took(head);
      this.rows.show(head.found);
    } catch (error) {
      this.say(error.message, true);
    }
  }

  build({ states }) {
    this.rows = new Rows({
      label: "Notices",
      columns: this.columns(),
      load: async (page) => this.took(await this.ask(page)),
      empty: "No notices.",
      onerror: (error) => this.say(error.message, true),
    });
    const search = input({ type: "search", "aria-label": "Search", placeholder: "Number, client or name", maxlength: "100" }); // prettier-ignore
    const find = () => {
      this.search = search.value.trim();
      this.forget();
      this.rows.load(0);
    };
    onEnter(search, find);
    const state = select("State", [...(this.task ? [] : [["", "All states"]]), ...Object.entries(states)], (value) => this.show(value)); // prettier-ignore
    state.value = this.state;
    this.filter = state;
    this.matching = h("span", { role: "status" });
    this.tools = h("div");
    this.problems = h("div");
    this.element.replaceChildren(
      h("div", { class: "vip-filters" }, search, button("Search", find), state, this.matching), // prettier-ignore
      this.tools,
      this.problems,
      this.rows.element,
    );
    if (this.acts) this.offer();
  }

  show(state) {
    this.state = this.filter.value = state;
    this.batch = "";
    this.forget();
    this.offer();
    this.rows.load(0);
  }

  forget() {
    this.chosen.clear();
    this.told();
  }

  took(head) {
    this.head = head;
    const { matching } = head.found;
    this.matching.textContent = `${count(matching)} ${matching === 1 ? "notice" : "notices"}${this.batch && ` of batch ${this.batch}`}`; // prettier-ignore
    this.onload(head);
    this.told();
    return head.found;
  }

  columns() {
    return [
      [
        "Notice",
        (row) => [
          this.acts && ["WAITING", "PRINTED"].includes(this.state) && [this.box(row), " "], // prettier-ignore
          this.task
            ? row.number
            : h("a", { href: `/notices/${this.branch}/${row.number}`, target: this.mayAct === "page" ? null : "_blank" }, row.number), // prettier-ignore
          h("span", { class: "vip-small" }, row.language === "ru" ? "Russian" : "English"), // prettier-ignore
        ],
        "",
        "vip-client",
      ],
      [
        "Client",
        (row) => [h("bdi", {}, row.name || "erased"), h("span", { class: "vip-small" }, row.client)], // prettier-ignore
        "Client",
      ],
      [
        "Address",
        (row) => [
          (row.address || "erased").split("\n").join(", "),
          row.email && h("span", { class: "vip-small" }, row.email),
        ],
        "Address",
      ],
      ["Ground", (row) => row.ground, "Ground"],
      ["Effective", (row) => day(row.effective), "Effective"],
      [
        "Due",
        (row) => [
          row.overdue ? h("strong", { class: "vip-late" }, day(row.due)) : day(row.due), // prettier-ignore
          row.derivation && h("span", { class: "vip-small" }, row.derivation),
        ],
        "Due",
      ],
      [
        "State",
        (row) => [
          h("strong", {}, row.words),
          h(
            "span",
            { class: "vip-small" },
            [row.way, row.batch && `batch ${row.batch}`, row.tracking, row.attempt > 1 && `attempt ${row.attempt}`] // prettier-ignore
              .filter(Boolean)
              .join(", "),
          ),
        ],
        "State",
      ],
    ];
  }

  box(row) {
    return h("input", {
      type: "checkbox",
      "aria-label": `Choose ${row.number}`,
      checked: this.chosen.has(row.number),
      onchange: (event) => {
        if (event.target.checked) this.chosen.add(row.number);
        else this.chosen.delete(row.number);
        this.told();
      },
    });
  }

  /** What can be done with notices in the state that is shown. */
  offer() {
    if (!this.acts) return;
    this.picked = h("span", { role: "status" });
    this.posted = input({ type: "date", value: this.today() });
    const all = button("Choose this page", () => {
      this.head.found.rows.forEach(({ number }) => this.chosen.add(number));
      this.rows.show(this.head.found);
      this.told();
    });
    const none = button("Choose none", () => {
      this.chosen.clear();
      this.rows.show(this.head.found);
      this.told();
    });
    this.whole = null;
    const offers = {
      WAITING: () => this.offerWaiting(),
      PRINTED: () => [
        field("Posted on", this.posted),
        this.needing("Book as posted", () => this.post("/posted", { numbers: [...this.chosen], day: this.posted.value })), // prettier-ignore
        this.batchPosted(),
      ],
    };
    const offered = offers[this.state]?.() || [];
    this.tools.replaceChildren(
      offered.length
        ? h("div", { class: "vip-tools" }, all, none, this.picked)
        : "",
      h("div", { class: "vip-tools" }, ...offered),
      this.task ? "" : this.upload(),
    );
    this.told();
  }

  offerWaiting() {
    const duplex = h("input", { type: "checkbox" });
    const print = (what) => async () => {
      const done = await this.post("/print", { ...what(), duplex: duplex.checked }); // prettier-ignore
      if (done) this.printed(done);
    };
    this.whole = button("", print(() => ({ search: this.search, waiting: this.head.found.matching })), { class: "btn btn-primary" }); // prettier-ignore
    return [
      this.whole,
      this.needing("Print what is chosen", print(() => ({ numbers: [...this.chosen] }))), // prettier-ignore
      h("label", {}, duplex, " printed on both sides"),
      this.needing("Send what is chosen by e-mail", () => this.post("/email", { numbers: [...this.chosen] })), // prettier-ignore
    ];
  }

  /** A button that needs something chosen. */
  needing(text, act) {
    return button(text, act, { "data-needs": true });
  }

  batchPosted() {
    const batch = input({ inputmode: "numeric", maxlength: "12" });
    return [
      field("Or a whole batch, by its number", batch),
      button("Book batch as posted", () => {
        const number = Number(batch.value);
        if (Number.isInteger(number) && number > 0)
          return this.post("/posted", { batch: number, day: this.posted.value }); // prettier-ignore
        this.say("Type the number of a batch.", true);
      }),
    ];
  }

  upload() {
    const file = h("input", {
      type: "file",
      accept: ".csv,.xlsx",
      onchange: () => this.read(file),
    });
    return h(
      "div",
      { class: "vip-tools" },
      h(
        "label",
        { class: "vip-file" },
        "The post’s file, CSV or XLSX with the column “number” and “tracking”, or “result” (delivered or returned) and “day” ",
        file,
      ),
    );
  }

  async read(input) {
    const [file] = input.files;
    if (!file) return;
    this.problems.replaceChildren();
    input.disabled = true;
    try {
      const { tracked, delivered, returned, problems } = await send(`${this.path}/file?name=${encodeURIComponent(file.name)}`, file); // prettier-ignore
      if (problems.length) {
        this.say(`${file.name}: nothing is booked. Correct what is listed below and upload the file again.`, true); // prettier-ignore
        this.problems.replaceChildren(problemTable(problems));
      } else {
        this.say(`${file.name}: ${count(tracked)} tracking numbers, ${count(delivered)} delivered, ${count(returned)} returned.`); // prettier-ignore
      }
    } catch (error) {
      this.say(error.message, true);
    }
    input.disabled = false;
    input.value = ""; // the same file, corrected, may be chosen again
    await this.rows.load();
  }

  /** Does something with notices; what is shown afterwards is what is true then. */
  async post(path, body) {
    if (this.busy) return null;
    this.busy = true;
    let done = null;
    try {
      done = await call("POST", this.path + path, body);
      this.say(done.message);
    } catch (error) {
      this.say(error.message, true);
    }
    this.busy = false;
    this.chosen.clear();
    await this.rows.load();
    return done;
  }

  /** Goes on with what was printed: its files are fetched, then it is booked as posted. */
  printed({ message, batch }) {
    this.show("PRINTED");
    const file = `${this.files}/batches/${batch}`;
    this.message.replaceChildren(
      `${message} Fetch `,
      h("a", { href: `${file}.pdf` }, "the letters (PDF)"),
      " and ",
      h("a", { href: `${file}.csv` }, "the address list (CSV)"),
      ", bring them to the post office, then book them as posted.",
    );
  }

  told() {
    if (!this.picked || !this.head) return;
    this.picked.textContent = `${count(this.chosen.size)} chosen`;
    for (const control of this.tools.querySelectorAll("[data-needs]"))
      control.disabled = !this.chosen.size;
    if (!this.whole) return;
    const { matching } = this.head.found;
    const taken = Math.min(matching, this.largest);
    this.whole.textContent = taken < matching ? `Print the first ${count(taken)}` : `Print all ${count(matching)}`; // prettier-ignore
    this.whole.disabled = !matching;
  }

  today() {
    return this.head?.today || "";
  }

  say(text, error = false) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", error);
  }
}
