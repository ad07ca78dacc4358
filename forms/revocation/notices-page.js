// The page of a branch's notices.
import { NoticeTable } from "./notices.js";

const place = document.querySelector("[data-notices]");
const table = new NoticeTable({
  branch: place.dataset.notices,
  mayAct: "page",
  state: new URLSearchParams(location.search).get("state") || "",
});
place.replaceChildren(table.message, table.element);
table.load();
