package vip.approvals.tiers.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.tiers.TierReviews;
import vip.approvals.tiers.TierSettings;

/** The timer's month is the next one that has ended; it is reviewed if the settings allow it and all facts are there. */
@Component
class ChooseMonth implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(ChooseMonth.class);

    private final TierReviews reviews;
    private final TierSettings settings;

    ChooseMonth(TierReviews reviews, TierSettings settings) {
        this.reviews = reviews;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<ThreeMonths> month =
                settings.reviewByTimer() ? reviews.next().filter(this::isPossible) : Optional.empty();
        month.ifPresent(next -> MonthEndProcess.MONTH.to(execution, next.toString()));
        MonthEndProcess.TO_BE_REVIEWED.to(execution, month.isPresent());
    }

    private boolean isPossible(ThreeMonths month) {
        List<String> obstacles = reviews.obstacles(month);
        if (!obstacles.isEmpty()) {
            log.info("The timer does not review {}: {}", month, String.join(" ", obstacles));
        }
        return obstacles.isEmpty();
    }
}
