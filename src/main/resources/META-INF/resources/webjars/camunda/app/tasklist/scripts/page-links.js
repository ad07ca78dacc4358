// Links to the pages that are for the person who is logged in, in Tasklist's header; in a narrow window its menu has them.
export default {
  id: "vip-pages",
  pluginPoint: "tasklist.navbar.action",
  priority: 300,
  render: async (node) => {
    const answer = await fetch("/api/pages", { credentials: "same-origin" });
    if (!answer.ok) return;
    node.classList.add("vip-page-links");
    for (const { path, title } of await answer.json()) {
      const link = document.createElement("a");
      link.href = path;
      link.textContent = title;
      node.append(link);
    }
  },
};
