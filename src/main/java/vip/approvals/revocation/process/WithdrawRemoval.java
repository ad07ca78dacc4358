package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.Withdrawals;

/** AMB-17: the ground is cured, so nothing happens but a word to both directors. */
@Component
class WithdrawRemoval implements JavaDelegate {

    private final Withdrawals withdrawals;

    WithdrawRemoval(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        withdrawals.withdraw(RevocationProcess.removal(execution));
    }
}
