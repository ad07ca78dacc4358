package vip.approvals.demo.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.staff.Seat;

/** Opens the demo's cycle the way a person does it. */
@Component
public class DemoCycle {

    private static final String QUARTERLY_CYCLE = "quarterly-cycle";
    private static final String QUARTER = "quarter";

    private final IdentityService identityService;
    private final RuntimeService runtimeService;

    DemoCycle(IdentityService identityService, RuntimeService runtimeService) {
        this.identityService = identityService;
        this.runtimeService = runtimeService;
    }

    /** As HQ's sales demo person, so that the history names somebody. */
    public void open(Quarter quarter) {
        String person = Seat.HQ_SALES.group(null);
        Authentication before = identityService.getCurrentAuthentication();
        identityService.setAuthentication(person, List.of(person));
        try {
            runtimeService.startProcessInstanceByKey(QUARTERLY_CYCLE, Map.of(QUARTER, quarter.toString()));
        } finally {
            identityService.setAuthentication(before);
        }
    }
}
