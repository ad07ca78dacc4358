package vip.approvals.onboarding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Who gets the clients that wait: each next one goes to the least loaded manager, ties by login (GT-14). */
final class Spread {

    private record Load(String manager, long clients) {}

    private Spread() {}

    /**
     * @param managers those who may not serve get nobody
     * @param waiting how many clients wait
     * @return the manager of each, in the order in which they wait; empty if nobody may serve
     */
    static List<String> over(List<Managers.Manager> managers, int waiting) {
        var loads = new PriorityQueue<>(Comparator.comparingLong(Load::clients).thenComparing(Load::manager));
        managers.stream()
                .filter(Managers.Manager::mayServe)
                .forEach(manager -> loads.add(new Load(manager.person(), manager.clients())));
        List<String> proposed = new ArrayList<>(waiting);
        while (!loads.isEmpty() && proposed.size() < waiting) {
            Load least = loads.remove();
            proposed.add(least.manager());
            loads.add(new Load(least.manager(), least.clients() + 1));
        }
        return proposed;
    }
}
