// VIPs without a manager, and who is proposed for each.
import { call } from "/forms/lists/api.js";
import { count, day, h } from "/forms/lists/dom.js";
import { Listing, throughAll, tier } from "./listing.js";
import { managerOptions } from "./managers-table.js";

export class WaitingTable {
  /**
   * @param path of the task's or the branch's addresses
   * @param head of the task or the page
   * @param receivable whether those that billing has brought can get a first contact and a card
   * @param onchange called with the head as it is after each step
   * @param say called with what to tell the person, and whether it is a mistake
   */
  constructor({ path, head, receivable = false, onchange, say }) {
    Object.assign(this, { path, head, onchange, say });
    this.managers = new Map(); // whom the person has chosen instead of the proposal
    this.selected = this.button(() => this.assignSelected());
    this.everybody = this.button(() => this.assignAll());
    this.receive = h("input", { type: "checkbox" });
    this.progress = h("progress", { hidden: true, "aria-label": "Assigned clients" }); // prettier-ignore
    this.listing = new Listing({
      path: `${path}/waiting`,
      shows: [
        ["", "All without a manager"],
        ["ONBOARDING", "New VIPs"],
        ["OTHERS", "From billing"],
      ],
      columns: ["Tier", "VIP since", "Waits", "Manager"],
      cells: (row) => [tier(row.tier), day(row.since), row.waitingSince ? `since ${day(row.waitingSince)}` : "from billing", this.manager(row)], // prettier-ignore
      choosable: head.mine,
      empty: "Every VIP has a manager.",
      onload: () => this.show(),
      onerror: (error) => say(error.message, true),
    });
    this.element = h(
      "div",
      { class: "vip-main" },
      head.mine &&
        h("div", { class: "vip-tools" }, this.selected, this.everybody, this.progress), // prettier-ignore
      head.mine &&
        receivable &&
        h("label", { class: "vip-receive" }, this.receive, " Those from billing get a first contact and a card too"), // prettier-ignore
      this.listing.element,
    );
  }

  button(onclick) {
    return h("button", { type: "button", class: "btn btn-primary", disabled: true, onclick }); // prettier-ignore
  }

  load() {
    return this.listing.load();
  }

  show() {
    const { chosen, matching, rows } = this.listing;
    this.selected.textContent = `Assign selected (${count(chosen.size)})`;
    this.selected.disabled = this.busy || !chosen.size;
    this.everybody.textContent = `Assign all ${count(matching)} as proposed`;
    this.everybody.disabled = this.busy || !rows.length;
  }

  manager(row) {
    const chosen = this.managerOf(row);
    if (!this.head.mine) return chosen ? this.name(chosen) : "nobody may serve";
    return h(
      "select",
      {
        class: "form-control",
        "aria-label": `Manager of ${row.name}`,
        onchange: (event) => this.managers.set(row.client, event.target.value),
      },
      managerOptions(this.head.managers, chosen),
    );
  }

  managerOf(row) {
    return this.managers.get(row.client) || row.proposed;
  }

  name(person) {
    return this.head.managers.find((one) => one.person === person)?.name || person; // prettier-ignore
  }

  assignSelected() {
    const { rows, chosen } = this.listing;
    return this.work(() =>
      this.assign(rows.filter(({ client }) => chosen.has(client))),
    );
  }

  assignAll() {
    const step = (rows) => this.assign(rows);
    return this.work(() => throughAll(this.listing, step, this.tell.bind(this))); // prettier-ignore
  }

  /** All of these or none. */
  async assign(rows) {
    const answer = await call("POST", `${this.path}/assignments`, {
      choices: rows.map((row) => ({
        client: row.client,
        manager: this.managerOf(row),
      })),
      receive: this.receive.checked,
    });
    this.done += answer.changed;
    this.head = answer.head;
    this.onchange(answer.head);
    return answer.changed;
  }

  tell(done, all) {
    Object.assign(this.progress, { hidden: false, max: all, value: done });
    this.say(`${count(done)} of ${count(all)}`);
  }

  async work(act) {
    this.done = 0;
    this.busy = true;
    this.show();
    this.say("");
    const assigned = () =>
      `${count(this.done)} ${this.done === 1 ? "client has" : "clients have"} a manager now.`;
    try {
      await act();
      this.say(assigned());
    } catch (error) {
      this.say(this.done ? `${error.message} ${assigned()}` : error.message, true); // prettier-ignore
    }
    this.busy = false;
    this.progress.hidden = true;
    await this.load();
  }
}
