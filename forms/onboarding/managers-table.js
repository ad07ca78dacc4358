// Managers with their load and how long their final test counts.
import { count, day, h } from "/forms/lists/dom.js";

/** @param actions what stands at the end of a manager's row; left out where nothing does */
export function managerTable(managers, actions) {
  if (!managers.length)
    return h("p", { class: "vip-message is-warning" }, "Nobody is a personal manager of this branch. An administrator puts people into the seat in Admin."); // prettier-ignore
  return h(
    "table",
    { class: "vip-table vip-managers" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, "Manager"),
        h("th", { scope: "col", class: "vip-amount" }, "Clients"),
        h("th", { scope: "col" }, "Final test"),
        actions && h("th", { scope: "col" }, "Actions"),
      ),
    ),
    h(
      "tbody",
      {},
      managers.map((manager) =>
        h(
          "tr",
          { "data-manager": manager.person },
          h(
            "td",
            {},
            manager.name,
            h("span", { class: "vip-small" }, manager.person),
          ),
          h(
            "td",
            { class: "vip-amount" },
            count(manager.clients),
            manager.here !== manager.clients &&
              h("span", { class: "vip-small" }, `${count(manager.here)} here`),
          ),
          h("td", {}, standing(manager)),
          actions && h("td", {}, actions(manager)),
        ),
      ),
    ),
  );
}

function standing(manager) {
  if (manager.hindrance)
    return h("span", { class: "vip-hindered" }, manager.hindrance);
  return `valid until ${day(manager.trainedUntil)}`;
}

/** Whom a client can go to; who may not serve is shown with the reason. */
export function managerOptions(managers, chosen) {
  const options = managers.map((manager) =>
    h(
      "option",
      {
        value: manager.person,
        disabled: Boolean(manager.hindrance),
        selected: manager.person === chosen,
      },
      manager.hindrance || `${manager.name} (${count(manager.clients)})`,
    ),
  );
  return chosen
    ? options
    : [h("option", { value: "", selected: true }, "Choose a manager"), ...options]; // prettier-ignore
}
