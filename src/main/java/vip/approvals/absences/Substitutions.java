package vip.approvals.absences;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vip.approvals.engine.RefusedException;

/**
 * Brings all tasks to substitutes and back, as the absences of this moment say. Several nodes may do it at once: each
 * task is looked at in a transaction of its own, and nothing happens twice.
 */
@Service
public class Substitutions {

    private static final Logger log = LoggerFactory.getLogger(Substitutions.class);

    private final Routing routing;
    private final Absences absences;
    private final StandIns standIns;
    private final RoutedTasks tasks;
    private final Access access;

    Substitutions(Routing routing, Absences absences, StandIns standIns, RoutedTasks tasks, Access access) {
        this.routing = routing;
        this.absences = absences;
        this.standIns = standIns;
        this.tasks = tasks;
        this.access = access;
    }

    public void run() {
        access.endOver();
        Set<String> absent = absences.people();
        if (!absent.isEmpty() || !standIns.open().isEmpty()) {
            tasks.open(absent).forEach(this::route);
        }
    }

    /** The others go on without it; it is tried again in the next run. */
    private void route(String task) {
        try {
            routing.route(task);
        } catch (RuntimeException failure) {
            if (RefusedException.in(failure).isPresent()) {
                log.info("Task {} was changed by somebody at the same moment", task);
            } else {
                log.error("Task {} could not be brought to a substitute or back", task, failure);
            }
        }
    }
}
