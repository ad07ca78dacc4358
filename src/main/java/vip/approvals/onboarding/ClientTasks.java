package vip.approvals.onboarding;

import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.NotFoundException;

/** From an open task to the client behind it: for the client's manager or who stands in, and for administrators; for nobody else. */
@Component
public class ClientTasks {

    /** Of the processes of one client; also their business key. */
    public static final ProcessVariable<String> CLIENT = ProcessVariable.text("client");

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final ManagerTasks managers;

    ClientTasks(OpenTasks openTasks, CurrentPerson currentPerson, ManagerTasks managers) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.managers = managers;
    }

    /** @throws NotFoundException if there is no such task for this person, or it is not about one client */
    public ClientTask find(String id) {
        OpenTask task = openTasks
                .find(id)
                .filter(open -> open.variables().containsKey(CLIENT.name()))
                .orElseThrow(NotFoundException::new);
        String client = task.get(CLIENT);
        String person = currentPerson.id();
        // Tasks of a branch are visible to all its managers (ADR 0015); the client's data are not (FRM-02).
        if (!managers.isFor(id, person, client) && !currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
        return ClientTask.of(task, person);
    }

    /** @throws RefusedException if the task is with somebody else */
    public ClientTask mine(String id) {
        ClientTask task = find(id);
        if (!task.mine()) {
            throw new RefusedException("This task is not with you.");
        }
        return task;
    }
}
