package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.RevocationProcesses;

/**
 * For instances that began with the diagram of an earlier version, each of which stands for a branch: its removals go on
 * one by one.
 */
@Component
class MakeOrdinary implements JavaDelegate {

    private final RevocationProcesses processes;

    MakeOrdinary(RevocationProcesses processes) {
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        processes.handOver(RevocationProcess.BRANCH.from(execution), RevocationProcess.QUARTER.from(execution));
    }
}
