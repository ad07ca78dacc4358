// SIB-26, SIB-27: what is stamped comes first, then what is due first. Tasklist takes the order of its tasks from its
// address, and else shows the newest first; an order that somebody has chosen stands in the address and stays.
const ORDER = encodeURIComponent(
  JSON.stringify([
    { sortBy: "priority", sortOrder: "desc" },
    { sortBy: "dueDate", sortOrder: "asc" },
  ]),
);

/** The address with an order; null if it has one, or does not show tasks. */
function ordered() {
  const [path, query = ""] = location.hash.slice(1).split("?");
  if ((path && path !== "/") || new URLSearchParams(query).has("sorting"))
    return null;
  return `#/?${query}${query && "&"}sorting=${ORDER}`;
}

function complete() {
  const address = ordered();
  if (address) history.replaceState(history.state, "", address);
}

// This runs before Tasklist reads its address, now and whenever somebody follows a link.
complete();
window.addEventListener("hashchange", complete);

export default {
  id: "vip-first",
  pluginPoint: "tasklist.navbar.action",
  priority: 0,
  /** After a login Tasklist writes a new address, of which nobody is told; a link to the same with an order is. */
  render: (node) => {
    node.hidden = true;
    const address = ordered();
    if (address) location.replace(address);
  },
};
