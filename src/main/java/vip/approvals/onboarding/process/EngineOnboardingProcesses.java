package vip.approvals.onboarding.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.RefusedException;
import vip.approvals.engine.Unrestricted;
import vip.approvals.onboarding.ClientKeys;
import vip.approvals.onboarding.OnboardingProcesses;

/** Tells the processes of a client; nobody can do so but the product itself. */
@Component
class EngineOnboardingProcesses implements OnboardingProcesses {

    /** Of the module cards, which this one does not know. */
    static final String CARD_WITHDRAWN = "card-withdrawn";

    /** What ends the processes of a client early, inner ones first. */
    private static final List<String> ENDS = List.of(CARD_WITHDRAWN, OnboardingProcess.ONBOARDING_ENDED);

    /** In these a client's every task is its manager's. */
    private static final String[] OF_MANAGERS = {OnboardingProcess.KEY, "card-issuance", "ground-warning"};

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final Unrestricted unrestricted;
    private final Clock clock;
    private final List<ClientKeys> keys;
    private final StandingIn standingIn;

    EngineOnboardingProcesses(
            RuntimeService runtimeService,
            TaskService taskService,
            Unrestricted unrestricted,
            Clock clock,
            List<ClientKeys> keys,
            StandingIn standingIn) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.unrestricted = unrestricted;
        this.clock = clock;
        this.keys = keys;
        this.standingIn = standingIn;
    }

    @Override
    public void allocate(String branch) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(AllocationProcess.NEW_VIPS_APPROVED)
                .processInstanceBusinessKey(branch + "/" + LocalDate.now(clock))
                .setVariable(AllocationProcess.BRANCH.name(), branch)
                .correlateStartMessage());
    }

    @Override
    public boolean isAllocating(String branch) {
        return unrestricted.call(() -> runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(AllocationProcess.KEY)
                        .tenantIdIn(branch)
                        .count()
                > 0);
    }

    @Override
    public void start(String client, String branch) {
        unrestricted.call(() -> onboarding(client, branch).execute());
    }

    @Override
    public void startWithManager(String client, String branch) {
        unrestricted.call(() -> onboarding(client, branch)
                .startAfterActivity(OnboardingProcess.MANAGER_ASSIGNED)
                .execute());
    }

    private ProcessInstantiationBuilder onboarding(String client, String branch) {
        return runtimeService
                .createProcessInstanceByKey(OnboardingProcess.KEY)
                .businessKey(client)
                .setVariable(OnboardingProcess.CLIENT.name(), client)
                .setVariable(OnboardingProcess.BRANCH.name(), branch);
    }

    @Override
    public void managerAssigned(String client) {
        tell(OnboardingProcess.MANAGER_ASSIGNED, client);
    }

    /** @throws RefusedException if somebody works on a task of this client at the same moment */
    @Override
    public void handOver(String client, String manager) {
        unrestricted.call(() -> {
            try {
                taskService
                        .createTaskQuery()
                        .processInstanceBusinessKeyIn(keys(client))
                        .processDefinitionKeyIn(OF_MANAGERS)
                        .list()
                        .forEach(task -> {
                            standingIn.handedOver(task.getId());
                            taskService.setAssignee(task.getId(), manager);
                        });
            } catch (OptimisticLockingException changed) {
                throw new RefusedException(
                        "Somebody is just completing a task of %s. Nothing was stored; try again.".formatted(client));
            }
            return null;
        });
    }

    @Override
    public void end(String client) {
        ENDS.forEach(message -> tell(message, client));
    }

    private String[] keys(String client) {
        return Stream.concat(Stream.of(client), keys.stream().flatMap(more -> more.of(client)))
                .toArray(String[]::new);
    }

    /** Nothing happens where nobody waits for it. */
    private void tell(String message, String client) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(client)
                .correlateAllWithResult());
    }
}
