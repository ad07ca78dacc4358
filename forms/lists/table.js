// The table of lines: one page at a time, filtered and sorted by the server.
import { call } from "./api.js";
import { count, h, money, month, select } from "./dom.js";

const SHOW = {
  prepare: [
    ["", "All lines"],
    ["OPEN", "Open"],
    ["DROPPED", "Dropped"],
  ],
  decide: [
    ["", "All lines"],
    ["UNDECIDED", "Undecided"],
    ["APPROVE", "Approved"],
    ["REJECT", "Rejected"],
  ],
  read: [
    ["", "All lines"],
    ["OPEN", "Open"],
    ["AGREED", "Agreed"],
    ["REJECTED", "Rejected"],
    ["DROPPED", "Dropped"],
  ],
};

const STATES = {
  OPEN: "open",
  DROPPED: "dropped",
  AGREED: "agreed",
  REJECTED: "rejected",
  APPLIED: "VIP",
};
const SEATS = {
  COMMERCIAL: "commercial director",
  SECURITY: "security director",
};
const DECISIONS = { APPROVE: "approved", REJECT: "rejected" };

/**
 * @param path address of the lines
 * @param mode prepare, decide or read
 * @param head the list's head: months, currency, mine, reasons
 * @param actions what the keys and buttons of a line do; each answers with a promise
 */
export class LineTable {
  constructor({ path, mode, head, actions = {}, onerror = () => {} }) {
    Object.assign(this, { path, mode, head, actions, onerror });
    this.query = {
      text: "",
      tier: "",
      route: "",
      show: "",
      sort: "-total",
      page: 0,
    };
    this.at = 0;
    this.body = h("tbody");
    this.status = h("span", { class: "vip-matching", role: "status" });
    this.previous = h(
      "button",
      {
        type: "button",
        class: "btn btn-default",
        onclick: () => this.turn(-1),
      },
      "‹ Previous",
    );
    this.next = h(
      "button",
      { type: "button", class: "btn btn-default", onclick: () => this.turn(1) },
      "Next ›",
    );
    this.header = h("thead");
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

  editable() {
    return this.head.mine && this.mode !== "read";
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
      select('Tier', [['', 'All tiers'], ['T1', 'T1'], ['T2', 'T2'], ['T3', 'T3']], (tier) => this.filter({ tier })), // prettier-ignore
      select('Route', [['', 'Both routes'], ['NUMBER', 'Number'], ['ACCOUNT', 'Account']], (route) => this.filter({ route })), // prettier-ignore
      select("Show", SHOW[this.mode], (show) => this.filter({ show })),
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
    this.header.replaceChildren(this.columns());
    this.body.replaceChildren(
      ...lines.map((line, index) => this.row(line, index)),
    );
    if (!lines.length) {
      this.body.append(
        h(
          "tr",
          {},
          h("td", { colspan: "8", class: "vip-empty" }, "No lines match."),
        ),
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

  columns() {
    const sortable = (key, text, kind) => {
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
    };
    const plain = (text, kind) => h("th", { scope: "col", class: kind }, text);
    return h(
      "tr",
      {},
      sortable("name", "Client", "vip-client"),
      this.head.months.map((text) => plain(month(text), "vip-amount")),
      sortable("total", `Sum, ${this.head.currency}`, "vip-amount vip-sum"),
      sortable("tier", "Tier"),
      sortable("route", "Why"),
      plain(this.mode === "decide" ? "Decision" : "State", "vip-decision"),
    );
  }

  row(line, index) {
    const by =
      line.route === "ACCOUNT"
        ? `account ${line.account}`
        : `number ${line.number}`;
    const state = line.decision
      ? line.decision.toLowerCase()
      : line.state.toLowerCase();
    return h(
      "tr",
      {
        tabindex: index === this.at ? "0" : "-1",
        "data-line": line.line,
        class: `is-${state}`,
        onfocus: () => this.select(index),
        "aria-label": `${line.name}, ${line.tier}, ${money(line.total)}`,
      },
      h(
        "td",
        { class: "vip-client" },
        h("strong", {}, line.name),
        h('span', { class: 'vip-small' }, `${line.client} · ${line.type === 'PERSON' ? 'person' : 'organisation'}${line.origin === 'ADDED' ? ' · added' : ''}`), // prettier-ignore
      ),
      line.months.map((amount, at) =>
        h(
          "td",
          { class: "vip-amount", "data-label": month(this.head.months[at]) },
          money(amount),
        ),
      ),
      h(
        "td",
        { class: "vip-amount vip-sum", "data-label": "Sum" },
        h("strong", {}, money(line.total)),
        h("span", { class: "vip-small" }, `> ${money(line.threshold)}`),
      ),
      h(
        "td",
        { "data-label": "Tier" },
        h("span", { class: `vip-tier vip-${line.tier}` }, line.tier),
        line.route === "ACCOUNT" &&
          h(
            "span",
            { class: "vip-small", title: "Qualified by the account (AMB-04)" },
            "account",
          ),
      ),
      h(
        "td",
        { class: "vip-why", title: line.reason },
        h("span", {}, `${line.rule}, ${line.tierRule}`),
        h("span", { class: "vip-small" }, by),
      ),
      h("td", { class: "vip-decision" }, this.decision(line)),
    );
  }

  decision(line) {
    const parts = [];
    const word = (text, kind) =>
      h("span", { class: `vip-word vip-word-${kind}` }, text);
    if (this.mode === "decide") {
      if (line.decision) {
        parts.push(word(DECISIONS[line.decision], line.decision));
        const reason =
          line.decisionReason && this.head.reasons[line.decisionReason];
        if (reason || line.comment) {
          parts.push(
            h(
              "span",
              { class: "vip-small" },
              [reason, line.comment].filter(Boolean).join(": "),
            ),
          );
        }
      } else {
        parts.push(word("undecided", "none"));
      }
    } else {
      parts.push(word(STATES[line.state], line.state));
      if (line.dropReason)
        parts.push(h("span", { class: "vip-small" }, line.dropReason));
      for (const [seat, decision] of Object.entries(line.decisions || {})) {
        const [what, code] = decision.split(" ");
        const words = [DECISIONS[what], code && this.head.reasons[seat][code]]
          .filter(Boolean)
          .join(": ");
        parts.push(
          h("span", { class: "vip-small" }, `${SEATS[seat]} ${words}`),
        );
      }
    }
    if (this.editable()) parts.push(this.buttons(line));
    return parts;
  }

  buttons(line) {
    const button = (text, action, title) =>
      h(
        "button",
        {
          type: "button",
          class: "btn btn-link btn-xs",
          title,
          tabindex: "-1",
          onclick: () => this.then(() => this.act(action, line)),
        },
        text,
      );
    if (this.mode === "prepare") {
      if (line.state === "OPEN")
        return h(
          "span",
          { class: "vip-actions" },
          button("Drop…", "drop", "Key D"),
        );
      return line.dropReason
        ? h(
            "span",
            { class: "vip-actions" },
            button("Restore", "restore", "Key U"),
          )
        : null;
    }
    if (line.state !== "OPEN") return null;
    return h(
      "span",
      { class: "vip-actions" },
      line.decision !== "APPROVE" && button("Approve", "approve", "Key A"),
      line.decision !== "REJECT" && button("Reject…", "reject", "Key R"),
      line.decision && button("Undo", "undo", "Key U"),
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

  /** Runs an action on a line, then shows the page again and goes on to the next line. */
  async act(action, line) {
    if (!this.editable() || !this.actions[action] || !line) return;
    const index = this.page.lines.findIndex((one) => one.line === line.line);
    if (index < 0) return; // it has left the page meanwhile
    const ask = this.actions[action].ask;
    let answer;
    if (ask) {
      answer = await this.ask(line, index, ask);
      if (!answer) return this.focus(true);
    }
    try {
      await this.actions[action].run(line, answer);
      const forward =
        (action === "approve" || action === "reject") && !this.query.show;
      this.at = forward
        ? Math.min(index + 1, this.page.lines.length - 1)
        : index;
      await this.load(true);
    } catch (error) {
      this.onerror(error);
    }
  }

  /** Opens a row below the line that asks for a reason; answers null when it is cancelled. */
  ask(line, index, build) {
    this.body.querySelector(".vip-ask")?.remove();
    return new Promise((resolve) => {
      const cell = h("td", { colspan: "8" });
      const row = h("tr", { class: "vip-ask" }, cell);
      const done = (answer) => {
        this.cancelAsk = null;
        row.remove();
        resolve(answer);
      };
      row.addEventListener("keydown", (event) => {
        event.stopPropagation();
        if (event.key === "Escape") done(null);
      });
      cell.append(build(line, done));
      this.cancelAsk = () => done(null);
      this.body.children[index].after(row);
      cell.querySelector("select, input").focus();
    });
  }

  select(index) {
    this.at = index;
    [...this.body.children].forEach((row, at) =>
      row.setAttribute("tabindex", at === index ? "0" : "-1"),
    );
  }

  focus(really) {
    const row = this.body.children[this.at];
    if (!row) return;
    this.select(this.at);
    if (really) row.focus();
  }

  key(event) {
    const row = event.target.closest("tr[data-line]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = (action) => this.act(action, this.page.lines[this.at]);
    const move = (by) => {
      const to = this.at + by;
      if (to < 0 || to >= this.page.lines.length) return this.turn(by);
      this.at = to;
      return this.focus(true);
    };
    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => this.turn(1),
      PageUp: () => this.turn(-1),
      a: () => act("approve"),
      r: () => act("reject"),
      d: () => act("drop"),
      u: () => act(this.mode === "prepare" ? "restore" : "undo"),
    };
    const action = keys[event.key] || keys[event.key.toLowerCase()];
    if (action) {
      event.preventDefault();
      this.then(action);
    }
  }
}
