// The clients of one manager, and their hand-over to another.
import { call } from "/forms/lists/api.js";
import { count, day, h } from "/forms/lists/dom.js";
import { Listing, throughAll, tier } from "./listing.js";
import { managerOptions } from "./managers-table.js";

export class Portfolio {
  /**
   * @param path of the branch's addresses
   * @param manager whose clients
   * @param head of the page
   * @param onchange called with the head as it is after each step
   */
  constructor({ path, manager, head, onchange }) {
    Object.assign(this, { path, manager, head, onchange });
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.to = h("select", { class: "form-control", "aria-label": "New manager" }); // prettier-ignore
    this.selected = this.button(() => this.handOverSelected());
    this.everybody = this.button(() => this.handOverAll());
    this.listing = new Listing({
      path: `${path}/clients`,
      query: { manager: manager.person },
      columns: ["Tier", "Manager since", "Assigned by", "Received"],
      cells: (row) => [tier(row.tier), day(row.since), row.by, row.onboarding ? "at present" : ""], // prettier-ignore
      choosable: head.mine,
      empty: "No clients.",
      onload: () => this.show(),
      onerror: (error) => this.say(error.message, true),
    });
    this.element = h(
      "section",
      { "aria-label": `Clients of ${manager.name}`, class: "vip-portfolio" },
      h("h2", {}, `Clients of ${manager.name}`),
      this.message,
      head.mine &&
        h("div", { class: "vip-tools" }, this.to, this.selected, this.everybody), // prettier-ignore
      this.listing.element,
    );
    this.choices(head);
  }

  button(onclick) {
    return h("button", { type: "button", class: "btn btn-default", disabled: true, onclick }); // prettier-ignore
  }

  load() {
    return this.listing.load();
  }

  choices(head) {
    this.head = head;
    const chosen = this.to.value;
    const others = this.head.managers.filter(({ person }) => person !== this.manager.person); // prettier-ignore
    this.to.replaceChildren(...managerOptions(others, chosen));
  }

  show() {
    const { chosen, matching, rows } = this.listing;
    this.selected.textContent = `Hand over selected (${count(chosen.size)})`;
    this.selected.disabled = this.busy || !chosen.size;
    this.everybody.textContent = `Hand over all ${count(matching)}`;
    this.everybody.disabled = this.busy || !rows.length;
  }

  handOverSelected() {
    const clients = [...this.listing.chosen];
    return this.work(() => this.handOver(clients));
  }

  handOverAll() {
    const step = (rows) => this.handOver(rows.map(({ client }) => client));
    const tell = (done, all) => this.say(`${count(done)} of ${count(all)}`);
    return this.work(() => throughAll(this.listing, step, tell));
  }

  /** All of these or none, with their open tasks. */
  async handOver(clients) {
    const answer = await call("POST", `${this.path}/hand-overs`, {
      from: this.manager.person,
      to: this.to.value,
      clients,
    });
    this.done += answer.changed;
    this.onchange(answer.head);
    return answer.changed;
  }

  say(text, error = false) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", error);
  }

  async work(act) {
    if (!this.to.value) {
      this.say("Choose the new manager first.", true);
      return;
    }
    this.done = 0;
    this.busy = true;
    this.show();
    this.say("");
    const handedOver = () =>
      `${count(this.done)} ${this.done === 1 ? "client is" : "clients are"} handed over.`;
    try {
      await act();
      this.say(handedOver());
    } catch (error) {
      this.say(this.done ? `${error.message} ${handedOver()}` : error.message, true); // prettier-ignore
    }
    this.busy = false;
    await this.load();
  }
}
