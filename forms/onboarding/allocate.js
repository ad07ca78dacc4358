// The task form of the allocation staff: a manager for each new VIP.
import { call, sentence } from "/forms/lists/api.js";
import {
  behalfNote,
  dueLine,
  failure,
  h,
  onClaim,
  style,
} from "/forms/lists/dom.js";
import { managerTable } from "./managers-table.js";
import { WaitingTable } from "./waiting.js";

/**
 * @param camForm Tasklist's form
 * @param root where to build
 */
export async function mount(camForm, root) {
  style();
  const form = new AllocationForm(camForm, root);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class AllocationForm {
  constructor(camForm, root) {
    this.root = root;
    this.path = `/api/tasks/${camForm.taskId}/allocation`;
    this.message = h("div", { class: "vip-message", role: "alert" });
    this.managers = h("div", { class: "vip-aside" });
    camForm.on("submit-failed", (form, [error]) =>
      this.say(sentence(error), true),
    );
  }

  async open() {
    try {
      this.head = await call("GET", this.path);
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const table = new WaitingTable({
      path: this.path,
      head: this.head,
      onchange: (head) => this.show(head),
      say: (text, error) => this.say(text, error),
    });
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, this.head.branchName),
        dueLine(this.head.due),
        behalfNote(this.head, "act"),
        this.head.mine
          ? null
          : h("p", { class: "vip-hint" }, "Press “Claim” above to give these clients to managers."), // prettier-ignore
        this.message,
        h("div", { class: "vip-beside" }, table.element, this.managers),
      ),
    );
    this.show(this.head);
    await table.load();
  }

  show(head) {
    this.head = head;
    this.managers.replaceChildren(managerTable(head.managers));
  }

  say(text, error = false) {
    this.message.textContent = text;
    this.message.classList.toggle("is-error", error);
  }
}
