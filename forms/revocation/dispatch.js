// What waits in a branch goes out: printed and posted, or by e-mail. What is done here is done at once.
import { call, sentence } from "../lists/api.js";
import {
  behalfNote,
  count,
  dueLine,
  failure,
  h,
  onClaim,
  style,
} from "../lists/dom.js";
import { NoticeTable } from "./notices.js";

export async function mountDispatch(camForm, root) {
  style();
  const form = new Dispatch(camForm, root);
  await form.open();
  onClaim(root, () => form.head?.mine || form.open());
}

class Dispatch {
  constructor(camForm, root) {
    Object.assign(this, { camForm, root });
    this.summary = h("div", { class: "vip-summary", role: "status" });
    camForm.on("submit-failed", (form, [error]) => {
      this.table?.say(sentence(error), true);
      this.table?.message.scrollIntoView({ block: "center" });
    });
  }

  async open() {
    try {
      this.head = await call("GET", `/api/tasks/${this.camForm.taskId}/dispatch`); // prettier-ignore
    } catch (error) {
      this.root.replaceChildren(failure(error.message));
      return;
    }
    const { branch, branchName, due, mine, onBehalfOf } = this.head;
    this.table = new NoticeTable({
      branch,
      task: onBehalfOf && this.camForm.taskId,
      mayAct: mine,
      state: "WAITING",
      onload: ({ counts }) => this.summary.replaceChildren(left(counts)),
    });
    this.root.replaceChildren(
      h(
        "div",
        { class: "vip-form" },
        h("h3", {}, `${branchName} · notices to dispatch`),
        dueLine(due),
        behalfNote(this.head, "act"),
        this.summary,
        this.table.message,
        mine
          ? ""
          : h("p", { class: "vip-hint" }, "Press “Claim” above to dispatch them."), // prettier-ignore
        this.table.element,
      ),
    );
    await this.table.load();
  }
}

function left({ WAITING: waiting = 0, PRINTED: printed = 0 }) {
  if (!waiting && !printed)
    return "Every notice has been sent: complete the task.";
  return `${count(waiting)} waiting, ${count(printed)} printed and not posted. The task can be completed when every notice has been sent.`;
}
