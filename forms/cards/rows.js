// A table of cards, fifty a page: the server counts and cuts.
import { count, h } from "../lists/dom.js";

/**
 * @param columns [title, cell(row), name of the column in a narrow window, class]
 * @param load page number to {rows, page, pages}
 * @param empty what to say where no row is
 */
export class Rows {
  constructor({ label, columns, load, empty, onerror }) {
    Object.assign(this, { columns, ask: load, empty, onerror, page: 0 });
    this.body = h("tbody");
    this.place = h("span", { role: "status" });
    this.previous = this.turner("‹ Previous cards", -1);
    this.next = this.turner("Next cards ›", 1);
    this.pager = h("div", { class: "vip-pager" }, this.previous, this.place, this.next); // prettier-ignore
    this.element = h(
      "div",
      { class: "vip-lines" },
      h(
        "table",
        { class: "vip-table", "aria-label": label },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            columns.map(([title, , , style]) =>
              h("th", { scope: "col", class: style }, title),
            ),
          ),
        ),
        this.body,
      ),
      this.pager,
    );
  }

  turner(text, by) {
    return h(
      "button",
      {
        type: "button",
        class: "btn btn-default",
        onclick: () => this.load(this.page + by),
      },
      text,
    );
  }

  /** Shows a page; the same one if none is named. A later question may be answered first. */
  async load(page = this.page) {
    const current = (this.loading = Symbol("load"));
    this.page = page;
    try {
      const found = await this.ask(page);
      if (current === this.loading) this.show(found);
    } catch (error) {
      this.onerror(error);
    }
  }

  show({ rows, page, pages }) {
    this.page = page;
    this.body.replaceChildren(
      ...rows.map((row) =>
        h(
          "tr",
          { "data-card": row.number },
          this.columns.map(([, cell, label, style]) => {
            const content = cell(row);
            return h("td", { "data-label": content && label, class: style }, content); // prettier-ignore
          }),
        ),
      ),
    );
    if (!rows.length)
      this.body.append(
        h(
          "tr",
          {},
          h("td", { colspan: this.columns.length, class: "vip-empty" }, this.empty), // prettier-ignore
        ),
      );
    this.place.textContent = `page ${count(page + 1)} of ${count(pages)}`;
    this.pager.hidden = pages < 2;
    this.previous.disabled = page === 0;
    this.next.disabled = page + 1 >= pages;
  }
}

/** The columns that every table of cards has. */
export const cardColumns = [
  ["Card", (card) => h("strong", {}, card.number), "", "vip-client"],
  [
    "Client",
    (card) => [card.name, h("span", { class: "vip-small" }, card.client)],
    "Client",
    "vip-card-client",
  ],
  ["Holder", (card) => card.holder || "not known", "Holder"],
  [
    "Tier",
    (card) => h("span", { class: `vip-badge vip-${card.tier}` }, card.tier),
    "Tier",
  ],
];

/** What is wrong with an uploaded file. */
export const problemTable = (problems) =>
  h(
    "table",
    { class: "vip-table vip-problems", "aria-label": "Problems of the file" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["Row", "Column", "Value", "What is wrong"].map((text) =>
          h("th", { scope: "col" }, text),
        ),
      ),
    ),
    h(
      "tbody",
      {},
      problems.map(({ row, column, value, reason }) =>
        h(
          "tr",
          {},
          [String(row), column, value, reason].map((text) =>
            h("td", { class: "vip-reason" }, text),
          ),
        ),
      ),
    ),
  );
