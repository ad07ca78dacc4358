package vip.approvals.engine;

import java.util.Set;

/**
 * Processes whose tasks get no authorization of their own: many people have many of them, and a row for each task makes
 * Tasklist slow (docs/adr/0015). Rights on the process definition stand in for them, the tenant keeps branches apart, and
 * the task's listener says who may have it.
 *
 * @param processes keys
 */
public record SharedTasks(Set<String> processes) {}
