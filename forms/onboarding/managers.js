// The page of a branch's managers: load, final tests, VIPs without a manager, hand-over.
import { call } from "/forms/lists/api.js";
import { count, failure, field, h, input, warning } from "/forms/lists/dom.js";
import { askFor } from "/forms/lists/fields.js";
import { managerTable } from "./managers-table.js";
import { Portfolio } from "./portfolio.js";
import { WaitingTable } from "./waiting.js";

class ManagersPage {
  constructor(root) {
    this.root = root;
    this.path = root.dataset.managers;
    this.problems = h("div");
    this.managers = h("div", { class: "vip-scroll", tabindex: "0", role: "region", "aria-label": "Managers" }); // prettier-ignore
    this.asked = h("div");
    this.portfolio = h("div");
    this.message = h("div", { class: "vip-message", role: "alert" });
  }

  async open() {
    try {
      this.head = await call("GET", this.path);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    this.waiting = new WaitingTable({
      path: this.path,
      head: this.head,
      receivable: true,
      onchange: (head) => this.show(head),
      say: (text, error = false) => {
        this.message.textContent = text;
        this.message.classList.toggle("is-error", error);
      },
    });
    this.root.replaceChildren(
      this.problems,
      this.managers,
      this.asked,
      this.portfolio,
      h("h2", {}, "VIPs without a manager"),
      this.message,
      this.waiting.element,
    );
    this.show(this.head);
    await this.waiting.load();
  }

  show(head) {
    this.head = head;
    const hindered = head.managers.filter(({ hindrance, here }) => hindrance && here); // prettier-ignore
    const many = hindered.reduce((sum, { here }) => sum + here, 0);
    this.problems.replaceChildren(
      ...(many
        ? [
            warning(
              `${count(many)} ${many === 1 ? "client" : "clients"} with a manager who may not serve any more: hand them over.`,
            ),
          ]
        : []),
    );
    this.managers.replaceChildren(
      managerTable(head.managers, (manager) => this.actions(manager)),
    );
  }

  actions(manager) {
    const act = (text, onclick) =>
      h("button", { type: "button", class: "btn btn-link", onclick }, text);
    return h(
      "div",
      { class: "vip-row-actions" },
      act("Clients", () => this.clients(manager)),
      this.head.mine && act("Record a test…", () => this.ask(manager)),
    );
  }

  clients(manager) {
    this.opened = new Portfolio({
      path: this.path,
      manager,
      head: this.head,
      onchange: (head) => this.refresh(head),
    });
    this.portfolio.replaceChildren(this.opened.element);
    return this.opened.load();
  }

  ask(manager) {
    const day = input({ type: "date" });
    const close = () => this.asked.replaceChildren();
    this.asked.replaceChildren(
      askFor(
        {
          text: "Record",
          parts: [
            {
              element: field(`${manager.name} has passed the final test on`, day), // prettier-ignore
              read: () => {
                if (!day.value) throw new Error("Give the day of the test.");
                return { person: manager.person, day: day.value };
              },
            },
          ],
        },
        {
          send: async (passed) => {
            const answer = await call("POST", `${this.path}/trainings`, passed);
            close();
            await this.refresh(answer.head);
          },
          cancel: close,
        },
      ),
    );
    day.focus();
  }

  /** Loads or who may serve have changed, and so have the proposals. */
  async refresh(head) {
    this.show(head);
    this.opened?.choices(head);
    this.waiting.head = head;
    await this.waiting.load();
  }
}

for (const root of document.querySelectorAll("[data-managers]"))
  new ManagersPage(root).open();
