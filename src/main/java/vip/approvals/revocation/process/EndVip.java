package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.Notices;

/** SIB-24, SIB-25: the notice is registered and the status ends, or neither. */
@Component
class EndVip implements JavaDelegate {

    private final Notices notices;

    EndVip(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RevocationProcess.REGISTERED.to(execution, notices.endStatus(RevocationProcess.removal(execution)));
    }
}
