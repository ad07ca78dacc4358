package vip.approvals.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A ground to lose the status, as it will arise if nothing changes, or has arisen already.
 *
 * @param byHand AMB-10: an image client's debt, on which a person decides
 * @param since the first day on which the ground exists
 * @param debt what is open of it and counts; null for other grounds
 * @param quarters that failed in a row (AMB-09); null for other grounds
 * @param reason how it comes about, for people
 */
public record ComingGround(
        String client,
        String branch,
        Ground ground,
        boolean byHand,
        LocalDate since,
        BigDecimal debt,
        Integer quarters,
        String rule,
        String reason) {

    /** The last day on which it can be prevented: of the term, of the running quarter, of the contract. */
    public LocalDate lastDay() {
        return since.minusDays(1);
    }
}
