package vip.approvals.prevention.process;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.Unrestricted;
import vip.approvals.prevention.GroundProcesses;

/** Starts and ends the warnings of a ground; nobody can do so but the product itself. */
@Component
class EngineGroundProcesses implements GroundProcesses {

    private final RuntimeService runtimeService;
    private final Unrestricted unrestricted;

    EngineGroundProcesses(RuntimeService runtimeService, Unrestricted unrestricted) {
        this.runtimeService = runtimeService;
        this.unrestricted = unrestricted;
    }

    static String key(String client, Ground ground) {
        return client + "/" + ground;
    }

    @Override
    public void start(String client, String branch, Ground ground, LocalDate lastDay) {
        unrestricted.call(() -> runtimeService.startProcessInstanceByKey(
                GroundWarningProcess.KEY,
                key(client, ground),
                Map.of(
                        GroundWarningProcess.CLIENT.name(),
                        client,
                        GroundWarningProcess.BRANCH.name(),
                        branch,
                        GroundWarningProcess.GROUND.name(),
                        ground.name(),
                        GroundWarningProcess.LAST_DAY.name(),
                        lastDay.toString())));
    }

    @Override
    public void cured(String client, Ground ground) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(GroundWarningProcess.CURED)
                .processInstanceBusinessKey(key(client, ground))
                .correlateAllWithResult());
    }
}
