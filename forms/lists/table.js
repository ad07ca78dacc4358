// The table of lines: one page at a time, filtered and sorted by the server.
import { actionsOf } from "./actions.js";
import { call } from "./api.js";
import { cells, columns, label, standing } from "./cells.js";
import { count, h, select } from "./dom.js";
import { notes } from "./notes.js";
import { SECTIONS, SHOW } from "./words.js";

const button = (text, onclick) =>
  h("button", { type: "button", class: "btn btn-default", onclick }, text);

/**
 * @param path address of the lines
 * @param mode prepare, sign, decide, rework, dispute or read
 * @param head of the list or the cycle: months, currency, mine, seat, reasons, grounds
 * @param run by an action's name: what it does with a line and an answer, as a promise
 * @param ask by an action's name: the fields that it needs an answer from
 */
export class LineTable {
  constructor({ path, mode, head, run = {}, ask = {}, onerror = () => {} }) {
    Object.assign(this, { path, mode, head, run, ask, onerror });
    this.query = {
      text: "",
      section: "",
      tier: "",
      route: "",
      show: "",
      sort: "-section",
      page: 0,
    };
    this.at = 0;
    this.opened = new Set();
    this.rows = [];
    this.body = h("tbody");
    this.header = h("thead");
    this.status = h("span", { class: "vip-matching", role: "status" });
    this.previous = button("‹ Previous", () => this.turn(-1));
    this.next = button("Next ›", () => this.turn(1));
    this.element = h(
      "div",
      { class: `vip-lines vip-${mode}` },
      this.toolbar(),
      h(
        "table",
        { class: "vip-table", onkeydown: (event) => this.key(event) },
        this.header,
        this.body,
      ),
      h("div", { class: "vip-pager" }, this.previous, this.status, this.next),
    );
  }

  toolbar() {
    let wait;
    const search = h("input", {
      type: "search",
      class: "form-control",
      placeholder: "Client, name or number",
      "aria-label": "Find client, name or number",
      oninput: (event) => {
        clearTimeout(wait);
        wait = setTimeout(() => this.filter({ text: event.target.value }), 250);
      },
    });
    return h(
      "div",
      { class: "vip-filters" },
      search,
      select('Section', [['', 'All sections'], ...Object.entries(SECTIONS)], (section) => this.filter({ section })), // prettier-ignore
      select('Tier', [['', 'All tiers'], ['T1', 'T1'], ['T2', 'T2'], ['T3', 'T3']], (tier) => this.filter({ tier })), // prettier-ignore
      select('Route', [['', 'Both routes'], ['NUMBER', 'Number'], ['ACCOUNT', 'Account']], (route) => this.filter({ route })), // prettier-ignore
      select("Show", [["", "All lines"], ...SHOW[this.mode]], (show) =>
        this.filter({ show }),
      ),
    );
  }

  filter(change) {
    Object.assign(this.query, { page: 0 }, change);
    this.at = 0;
    return this.load();
  }

  turn(by) {
    if (by > 0 ? this.next.disabled : this.previous.disabled)
      return Promise.resolve();
    this.query.page += by;
    this.at = 0;
    return this.load(true);
  }

  async load(focus = false) {
    const current = (this.loading = Symbol("load"));
    try {
      const page = await call(
        "GET",
        `${this.path}?${new URLSearchParams(this.query)}`,
      );
      if (current !== this.loading) return; // a later question was faster
      this.page = page;
      this.query.page = page.page;
      this.draw(focus);
    } catch (error) {
      this.onerror(error);
    }
  }

  draw(focus) {
    const { lines, matching, page, pages } = this.page;
    this.header.replaceChildren(
      h(
        "tr",
        {},
        columns(this.head, this.mode).map((one) => this.column(...one)),
      ),
    );
    this.rows = lines.map((line, index) => this.row(line, index));
    this.body.replaceChildren(
      ...this.rows.flatMap((row, index) => [row, this.more(lines[index])]),
    );
    if (!lines.length) {
      this.body.append(
        h("tr", {}, this.wide({ class: "vip-empty" }, "No lines match.")),
      );
    }
    const first = page * 50 + 1;
    this.status.textContent = matching
      ? `${count(first)}–${count(first + lines.length - 1)} of ${count(matching)} lines`
      : "no lines";
    this.previous.disabled = page === 0;
    this.next.disabled = page + 1 >= pages;
    this.at = Math.min(this.at, Math.max(0, lines.length - 1));
    this.focus(focus);
  }

  column(key, text, kind) {
    if (!key) return h("th", { scope: "col", class: kind }, text);
    const active = this.query.sort.replace("-", "") === key;
    const down = this.query.sort.startsWith("-");
    return h(
      "th",
      {
        scope: "col",
        class: kind,
        "aria-sort": active ? (down ? "descending" : "ascending") : "none",
      },
      h(
        "button",
        {
          type: "button",
          onclick: () =>
            this.filter({ sort: active && down ? key : `-${key}` }),
        },
        text,
        active ? (down ? " ▾" : " ▴") : "",
      ),
    );
  }

  wide(attributes, ...children) {
    return h(
      "td",
      { colspan: columns(this.head, this.mode).length, ...attributes },
      ...children,
    );
  }

  row(line, index) {
    return h(
      "tr",
      {
        tabindex: "-1",
        "data-line": line.line,
        class: `is-${(line.own?.decision || line.state).toLowerCase()}`,
        onfocusin: () => this.select(index),
        "aria-label": label(line),
      },
      cells(line, this.head, this.mode, (text) => this.derivation(line, text)),
      h(
        "td",
        { class: "vip-decision" },
        standing(line, this.head, this.mode),
        this.buttons(line),
      ),
    );
  }

  derivation(line, text) {
    return h(
      "button",
      {
        type: "button",
        class: "vip-because",
        title: "Derivation: key I",
        "aria-expanded": this.opened.has(line.line) ? "true" : "false",
        "aria-controls": this.idOf(line),
        onclick: () => this.toggle(line),
      },
      text,
    );
  }

  idOf(line) {
    return `vip-${this.mode}-${line.line}`;
  }

  /** The row below a line; hidden while there is nothing in it. */
  more(line) {
    const open = this.opened.has(line.line);
    const said = notes(line, this.head, this.mode, open);
    return h(
      "tr",
      {
        class: `vip-more is-${(line.own?.decision || line.state).toLowerCase()}`,
        id: this.idOf(line),
        hidden: !said.length,
      },
      this.wide({}, said),
    );
  }

  toggle(line) {
    if (!this.opened.delete(line.line)) this.opened.add(line.line);
    const row = this.rows.find((one) => one.dataset.line === String(line.line));
    row
      .querySelector("[aria-expanded]")
      .setAttribute("aria-expanded", String(this.opened.has(line.line)));
    row.nextSibling.replaceWith(this.more(line));
  }

  offered(line) {
    return this.head.mine
      ? actionsOf(this.mode).filter((action) => action.offered(line))
      : [];
  }

  buttons(line) {
    const actions = this.offered(line);
    if (!actions.length) return null;
    return h(
      "span",
      { class: "vip-actions" },
      actions.map((action) =>
        h(
          "button",
          {
            type: "button",
            class: "btn btn-link btn-xs",
            title: `Key ${action.key.toUpperCase()}`,
            onclick: () => this.then(() => this.act(action, line)),
          },
          action.text,
        ),
      ),
    );
  }

  /** One after the other, so that whoever types fast decides each line once and no line twice. */
  then(step) {
    this.cancelAsk?.();
    this.queue = (this.queue || Promise.resolve())
      .then(step)
      .catch((error) => this.onerror(error));
    return this.queue;
  }

  /** Runs an action on a line, after its questions; then shows the page again and goes on to the next line. */
  async act(action, line) {
    const index = this.page.lines.findIndex((one) => one.line === line?.line);
    if (index < 0) return; // it has left the page meanwhile
    if (!this.offered(line).includes(action)) {
      if (action.forward) this.move(1);
      return;
    }
    const run = async (answer) => {
      await this.run[action.name](line, answer);
      this.at = index;
      if (action.forward) this.advance();
      await this.load(true);
    };
    if (!this.ask[action.name]) return run();
    if (!(await this.answer(line, index, action, run))) this.focus(true);
  }

  /** Decided lines stay where they are, unless they are filtered out. */
  advance() {
    if (this.query.show) return;
    if (this.at + 1 < this.page.lines.length) this.at++;
    else if (!this.next.disabled) {
      this.query.page++;
      this.at = 0;
    }
  }

  /** Opens a row below the line that asks; it stays as long as the server refuses what was answered. */
  answer(line, index, action, run) {
    return new Promise((resolve) => {
      let sending = false;
      const row = h("tr", { class: "vip-ask" });
      const first = () => row.querySelector("select, input");
      const close = (done) => {
        this.cancelAsk = null;
        row.remove();
        resolve(done);
      };
      const cancel = () => sending || close(false);
      const send = async (answer) => {
        if (sending) return;
        sending = true;
        this.at = index;
        row.hidden = true; // answered; the keys of whoever types ahead are meant for the line
        this.focus(true);
        try {
          await run(answer);
          close(true);
        } catch (problem) {
          row.hidden = false;
          first().focus();
          throw problem;
        } finally {
          sending = false;
        }
      };
      row.append(this.wide({}, this.ask[action.name](line, { send, cancel })));
      row.addEventListener("keydown", (event) => {
        event.stopPropagation();
        if (event.key === "Escape") cancel();
      });
      this.cancelAsk = cancel;
      this.rows[index].nextSibling.after(row);
      first().focus();
    });
  }

  select(index) {
    this.at = index;
    this.rows.forEach((row, at) => {
      row.tabIndex = at === index ? 0 : -1;
      row.querySelectorAll("button").forEach((one) => {
        one.tabIndex = at === index ? 0 : -1;
      });
    });
  }

  focus(really) {
    if (!this.rows[this.at]) return;
    this.select(this.at);
    if (really) this.rows[this.at].focus();
  }

  move(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.rows.length) return this.turn(by);
    this.at = to;
    return this.focus(true);
  }

  key(event) {
    const row = event.target.closest("tr[data-line]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      PageDown: () => this.turn(1),
      PageUp: () => this.turn(-1),
      i: () => this.toggle(this.page.lines[this.at]),
    };
    if (this.head.mine) {
      for (const action of actionsOf(this.mode))
        keys[action.key] = () => this.act(action, this.page.lines[this.at]);
    }
    const step = keys[event.key] || keys[event.key.toLowerCase()];
    if (step) {
      event.preventDefault();
      this.then(step);
    }
  }
}
