package vip.approvals.staff.process;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vip.approvals.staff.People;

/** Says at the start, after everybody who is added at the start, which seats nobody holds, and which no mail reaches. */
@Component
@Order(9)
class VacantSeats implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(VacantSeats.class);

    private final People people;

    VacantSeats(People people) {
        this.people = people;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> vacant = people.vacantSeats();
        if (!vacant.isEmpty()) {
            log.warn("Nobody holds {}: lists that need these seats will wait. Put people into them in Admin.", vacant);
        }
        List<String> unreached = people.seatsWithoutAddress();
        if (!unreached.isEmpty()) {
            log.warn(
                    "Nobody of {} has an e-mail address: these seats get no mail about tasks. Set addresses in Admin.",
                    unreached);
        }
    }
}
