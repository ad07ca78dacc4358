package vip.approvals.criteria;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The parts of the criteria that are no rows of a decision table.
 *
 * @param tenureMonths cooperation must be longer than so many whole calendar months at the cut-off (BVK-03, AMB-07)
 * @param payerMaxLateDays an invoice paid more days late than this makes a client no accurate payer (AMB-06; ours)
 * @param payerLookbackMonths months before the cut-off within which late payments count (AMB-06; ours)
 */
@Validated
@ConfigurationProperties("vip.programme")
record CriteriaSettings(
        @Min(0) int tenureMonths,
        @Min(0) int payerMaxLateDays,
        @Min(1) int payerLookbackMonths) {}
