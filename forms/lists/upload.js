// Spreadsheets for a list that is being prepared: first look at what a file would do, then put it on the list.
import { call, send } from "./api.js";
import { count, h, moment, select } from "./dom.js";
import { watched } from "./work.js";

const LARGEST = 50_000_000;
const OUTCOMES = {
  ADD: "added",
  CHANGE: "changed",
  SAME: "no change",
  REFUSED: "refused",
};
const SHOW = [
  ["", "All rows"],
  ["ADD", "Added"],
  ["CHANGE", "Changed"],
  ["SAME", "Without a change"],
  ["REFUSED", "Refused"],
];

/**
 * @param element where to build
 * @param path of the task: /api/tasks/<id>
 * @param onchange called with the answer {message, head} when lines have been put on the list
 * @return element
 */
export function mountUpload(element, path, onchange) {
  const uploads = new Uploads(path, onchange);
  element.replaceChildren(uploads.element);
  uploads.load();
  return element;
}

class Uploads {
  constructor(path, onchange) {
    Object.assign(this, { path, onchange });
    this.error = h("div", { class: "vip-message is-error", role: "alert" });
    this.status = h("div", { class: "vip-message", role: "status" });
    this.progress = h("div");
    this.waiting = h("div");
    this.file = h("input", {
      type: "file",
      accept: ".csv,.xlsx",
      onchange: () => this.upload(),
    });
    this.element = h(
      "section",
      { class: "vip-uploads", "aria-label": "Spreadsheets" },
      h("h4", {}, "Spreadsheets"),
      h(
        "div",
        { class: "vip-tools" },
        download(
          `${path}/uploads/template.xlsx?language=en`,
          "Download template",
        ),
        download(`${path}/uploads/template.xlsx?language=ru`, "… in Russian"),
        download(`${path}/lines.xlsx`, "Download this list"),
        h(
          "label",
          { class: "vip-file" },
          "Upload CSV or XLSX (you see first what it would do) ",
          this.file,
        ),
      ),
      this.error,
      this.status,
      this.progress,
      this.waiting,
    );
  }

  /** @param opened id of the file whose rows are shown at once */
  async load(opened) {
    const uploads = await this.attempt(() =>
      call("GET", `${this.path}/uploads`),
    );
    if (!uploads) return;
    this.waiting.replaceChildren(
      ...uploads.map((upload) => this.box(upload, upload.id === opened)),
    );
  }

  /** Answers undefined when it fails, and says why. */
  async attempt(act) {
    this.error.textContent = "";
    try {
      return await act();
    } catch (error) {
      this.error.textContent = error.message;
      return undefined;
    }
  }

  /** One piece of work at a time, which can be cancelled. */
  async watch(begin, bytes) {
    this.file.disabled = true;
    this.waiting.inert = true;
    try {
      return await this.attempt(() => watched(this.progress, begin, bytes));
    } finally {
      this.file.disabled = false;
      this.waiting.inert = false;
    }
  }

  async upload() {
    const file = this.file.files[0];
    if (!file) return;
    this.status.textContent = "";
    if (file.size > LARGEST) {
      this.error.textContent =
        "The file is larger than 50 MB. Split it into several files.";
    } else {
      this.status.textContent = `${file.name} is being read …`;
      const upload = await this.watch(
        (options) =>
          send(
            `${this.path}/uploads?name=${encodeURIComponent(file.name)}`,
            file,
            options,
          ),
        file.size,
      );
      this.status.textContent = upload
        ? `${file.name}: ${sentence(upload.counts)}. Nothing is stored on the list yet.`
        : "";
      if (upload) await this.load(upload.id);
    }
    this.file.value = ""; // the same file, corrected, may be chosen again
  }

  box(upload, open) {
    const rows = new Rows(`${this.path}/uploads/${upload.id}`, this);
    const look = h(
      "button",
      {
        type: "button",
        class: "btn btn-default",
        "aria-expanded": "false",
        onclick: () => rows.toggle(look),
      },
      "Rows",
    );
    const lines = upload.counts.added + upload.counts.changed;
    if (open) rows.toggle(look);
    return h(
      "div",
      { class: "vip-upload", "data-upload": upload.id },
      h(
        "p",
        {},
        h("strong", {}, upload.name),
        ` · ${upload.via === "SYSTEM" ? "sent by the branch’s system" : "uploaded by"} ${upload.stagedBy}, ${moment(upload.stagedAt)}`, // prettier-ignore
      ),
      upload.appliedBefore &&
        h('p', { class: 'vip-message is-warning' }, `This very file was put on a list before: ${upload.appliedBefore}.`), // prettier-ignore
      upload.ignored.length > 0 &&
        h('p', { class: 'vip-hint' }, `Columns that were not read: ${upload.ignored.join(', ')}`), // prettier-ignore
      h("p", { class: "vip-counts" }, `${sentence(upload.counts)}.`),
      h(
        "div",
        { class: "vip-tools" },
        h(
          "button",
          {
            type: "button",
            class: "btn btn-primary",
            disabled: lines === 0,
            onclick: () => this.apply(upload),
          },
          `Put ${count(lines)} ${lines === 1 ? "line" : "lines"} on the list`,
        ),
        h(
          "button",
          {
            type: "button",
            class: "btn btn-default",
            onclick: () => this.discard(upload),
          },
          "Discard",
        ),
        look,
        upload.counts.refused > 0 && this.refused(upload),
      ),
      rows.element,
    );
  }

  refused(upload) {
    return download(
      `${this.path}/uploads/${upload.id}/refused.xlsx`,
      "Download refused rows",
    );
  }

  async apply(upload) {
    this.status.textContent = "";
    const { token } = upload;
    const changed = await this.watch(
      (options) =>
      call("POST", `${this.path}/uploads/${upload.id}/apply`, { token }, options), // prettier-ignore
    );
    const refusal = this.error.textContent;
    await this.load(changed ? undefined : upload.id);
    this.error.textContent = refusal;
    this.status.textContent = changed ? `${upload.name}: ${changed.message} ` : ""; // prettier-ignore
    if (!changed) return;
    if (upload.counts.refused > 0) this.status.append(this.refused(upload));
    this.onchange(changed);
  }

  async discard(upload) {
    const changed = await this.attempt(() =>
      call("DELETE", `${this.path}/uploads/${upload.id}`),
    );
    if (!changed) return;
    await this.load();
    this.status.textContent = `${upload.name} is discarded. Nothing of the list has changed.`;
  }
}

/** The rows of one file, fifty at a time. */
class Rows {
  constructor(path, uploads) {
    Object.assign(this, { path, uploads, show: "", page: 0 });
    this.body = h("tbody");
    this.matching = h("span", { role: "status" });
    this.previous = this.turner("‹ Previous rows", -1);
    this.next = this.turner("Next rows ›", 1);
    this.element = h(
      "div",
      { hidden: true },
      h(
        "div",
        { class: "vip-filters" },
        select("Show rows", SHOW, (show) =>
          this.load(Object.assign(this, { show, page: 0 })),
        ),
      ),
      h(
        "table",
        { class: "vip-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["Row", "What", "Section", "Client", "Why"].map((text) =>
              h("th", { scope: "col" }, text),
            ),
          ),
        ),
        this.body,
      ),
      h("div", { class: "vip-pager" }, this.previous, this.matching, this.next),
    );
  }

  turner(text, by) {
    return h(
      "button",
      {
        type: "button",
        class: "btn btn-default",
        onclick: () => this.load(Object.assign(this, { page: this.page + by })),
      },
      text,
    );
  }

  toggle(button) {
    this.element.hidden = !this.element.hidden;
    button.setAttribute("aria-expanded", String(!this.element.hidden));
    if (!this.element.hidden) this.load();
  }

  async load() {
    const { show, page } = this;
    const found = await this.uploads.attempt(() =>
      call("GET", `${this.path}/rows?${new URLSearchParams({ show, page })}`),
    );
    if (!found || show !== this.show || page !== this.page) return; // a later question was faster
    this.page = found.page;
    this.body.replaceChildren(...found.rows.map(row));
    if (!found.rows.length)
      this.body.append(
        h("tr", {}, h("td", { colspan: "5", class: "vip-empty" }, "No rows.")),
      );
    const first = found.page * 50 + 1;
    this.matching.textContent = found.matching
      ? `${count(first)}–${count(first + found.rows.length - 1)} of ${count(found.matching)} rows`
      : "no rows";
    this.previous.disabled = found.page === 0;
    this.next.disabled = found.page + 1 >= found.pages;
  }
}

function row(found) {
  return h(
    "tr",
    { class: `is-${found.outcome.toLowerCase()}` },
    h("td", { "data-label": "Row" }, String(found.row)),
    h(
      "td",
      {},
      h(
        "span",
        { class: `vip-word vip-word-${found.outcome}` },
        OUTCOMES[found.outcome],
      ),
    ),
    h("td", {}, found.section || ""),
    h(
      "td",
      {},
      found.name || "",
      (found.client || found.number) &&
        h("span", { class: "vip-small" }, found.client || found.number),
    ),
    h("td", { class: "vip-reason" }, found.reason || ""),
  );
}

const sentence = ({ added, changed, same, refused }) =>
  `${count(added)} will be added, ${count(changed)} changed, ${count(refused)} refused` +
  (same ? `; ${count(same)} stand there already` : "");

const download = (href, text) =>
  h("a", { href, download: true, class: "btn btn-default" }, text);
