// A link to the lists in Tasklist's header.
export default {
  id: "vip-lists",
  pluginPoint: "tasklist.navbar.action",
  priority: 300,
  render: (node) => {
    const link = document.createElement("a");
    link.href = "/lists";
    link.textContent = "Lists";
    node.append(link);
  },
};
