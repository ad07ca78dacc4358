package vip.approvals;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use only what others show, without cycles. */
class ModularityTests {

    @Test
    void modulesKeepTheirBorders() {
        ApplicationModules.of(VipApprovals.class).verify();
    }
}
