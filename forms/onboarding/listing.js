// A table of clients, fifty at a time, found by number or name, with boxes to choose some of them.
import { call } from "/forms/lists/api.js";
import { count, h, onEnter, select } from "/forms/lists/dom.js";

const button = (text, onclick) =>
  h("button", { type: "button", class: "btn btn-default", onclick }, text);

export class Listing {
  /**
   * @param path address of the rows
   * @param query what is asked for at first, beside text and page
   * @param shows [value, text] of what can be shown; left out where there is nothing to choose
   * @param columns names, behind the client's
   * @param cells what stands in these columns, for a row
   * @param choosable whether rows have boxes
   * @param empty what to say when there is nothing
   * @param onload called after each page
   * @param onerror called with what went wrong
   */
  constructor(options) {
    Object.assign(this, { query: {}, onload: () => {} }, options);
    this.query = { text: "", show: "", page: 0, ...this.query };
    this.chosen = new Set();
    this.rows = [];
    this.body = h("tbody");
    this.status = h("span", { class: "vip-matching", role: "status" });
    this.previous = button("‹ Previous", () => this.turn(-1));
    this.next = button("Next ›", () => this.turn(1));
    this.all = h("input", {
      type: "checkbox",
      "aria-label": "Choose all on this page",
      onchange: () => this.chooseAll(this.all.checked),
    });
    this.element = h(
      "div",
      { class: "vip-lines" },
      this.toolbar(),
      h(
        "table",
        { class: "vip-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "col", class: "vip-client" },
              this.choosable && [this.all, " "],
              "Client",
            ),
            this.columns.map((text) => h("th", { scope: "col" }, text)),
          ),
        ),
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
      placeholder: "Client or name",
      "aria-label": "Find client or name",
      oninput: () => {
        clearTimeout(wait);
        wait = setTimeout(() => this.filter({ text: search.value }), 250);
      },
    });
    onEnter(search, () => this.filter({ text: search.value }));
    return h(
      "div",
      { class: "vip-filters" },
      search,
      this.shows && select("Show", this.shows, (show) => this.filter({ show })),
    );
  }

  filter(change) {
    Object.assign(this.query, { page: 0 }, change);
    return this.load();
  }

  turn(by) {
    this.query.page += by;
    return this.load();
  }

  /** One page of what is found at present, without showing it. */
  find(page) {
    const query = { ...this.query, page };
    return call("GET", `${this.path}?${new URLSearchParams(query)}`);
  }

  async load() {
    const current = (this.loading = Symbol("load"));
    try {
      const found = await this.find(this.query.page);
      if (current !== this.loading) return; // a later question was faster
      this.draw(found);
    } catch (error) {
      this.onerror(error);
    }
  }

  draw(found) {
    this.rows = found.rows;
    this.matching = found.matching;
    this.query.page = found.page;
    this.chosen.clear();
    this.all.checked = false;
    this.body.replaceChildren(...found.rows.map((row) => this.row(row)));
    if (!found.rows.length)
      this.body.append(
        h(
          "tr",
          {},
          h(
            "td",
            {
              class: "vip-empty",
              colspan: this.columns.length + 1,
            },
            this.empty,
          ),
        ),
      );
    const first = found.page * 50 + 1;
    this.status.textContent = found.matching
      ? `${count(first)}–${count(first + found.rows.length - 1)} of ${count(found.matching)} clients`
      : "no clients";
    this.previous.disabled = found.page === 0;
    this.next.disabled = found.page + 1 >= found.pages;
    this.onload();
  }

  row(row) {
    const box = h("input", {
      type: "checkbox",
      onchange: () => {
        this.chosen[box.checked ? "add" : "delete"](row.client);
        this.onload();
      },
    });
    return h(
      "tr",
      { "data-line": row.client },
      h(
        "td",
        { class: "vip-client" },
        this.choosable
          ? h(
              "label",
              { class: "vip-choose" },
              box,
              " ",
              h("bdi", {}, row.name),
            )
          : h("bdi", {}, row.name),
        h("span", { class: "vip-small" }, row.client),
      ),
      this.cells(row).map((cell, index) =>
        h("td", { "data-label": this.columns[index] }, cell),
      ),
    );
  }

  chooseAll(checked) {
    this.body.querySelectorAll("input[type=checkbox]").forEach((box) => {
      box.checked = checked;
    });
    this.chosen = new Set(checked ? this.rows.map(({ client }) => client) : []);
    this.onload();
  }
}

export const tier = (text) =>
  h("span", { class: `vip-badge vip-${text}` }, text);

/**
 * Does the same with page after page of what is found, until nothing is left, or the server refuses; what was done
 * before that stays done.
 *
 * @param listing whose clients leave it when they are treated
 * @param send what to do with the rows of a page; answers with how many have changed
 * @param progress called with how many are done and how many there were
 * @return how many are done
 */
export async function throughAll(listing, send, progress) {
  const all = listing.matching;
  let done = 0;
  for (;;) {
    const { rows } = await listing.find(0);
    if (!rows.length) return done;
    const changed = await send(rows);
    if (!changed) return done;
    done += changed;
    progress(done, all);
  }
}
