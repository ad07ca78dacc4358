package vip.approvals.criteria;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.validation.annotation.Validated;
import vip.approvals.calendar.Period;

/**
 * The parts of the criteria that are no rows of a decision table.
 *
 * @param tenureMonths cooperation must be longer than so many whole calendar months at the cut-off (BVK-03, AMB-07)
 * @param payerMaxLateDays an invoice paid more days late than this makes a client no accurate payer (AMB-06; ours)
 * @param payerLookbackMonths months before the cut-off within which late payments count (AMB-06; ours)
 * @param debtTermMonths a debt that is not paid within so many months is a ground for removal (SIB-20)
 * @param failedQuarters criteria not met in so many closed quarters in a row are a ground (SIB-22: more than one, AMB-09)
 * @param potentialCloseness from this part of a threshold on a client is close to it (SIB-10, AMB-14; ours)
 */
@Validated
@ConfigurationProperties("vip.programme")
record CriteriaSettings(
        @Min(0) int tenureMonths,
        @Min(0) int payerMaxLateDays,
        @Min(1) int payerLookbackMonths,
        @Min(1) int debtTermMonths,
        @Min(1) int failedQuarters,
        @NotNull @DecimalMin("0.01") @DecimalMax("1.00") BigDecimal potentialCloseness) {

    /** Tells {@link Facts#SQL} the period and what else of the criteria it must know. */
    JdbcClient.StatementSpec facts(JdbcClient.StatementSpec statement, Period period) {
        return statement
                .param("month1", period.months().get(0).atDay(1))
                .param("month2", period.months().get(1).atDay(1))
                .param("month3", period.months().get(2).atDay(1))
                .param("cutOff", period.cutOff())
                .param("tenureMonths", tenureMonths)
                .param("maxLateDays", payerMaxLateDays)
                .param("lookbackMonths", payerLookbackMonths);
    }
}
