package vip.approvals.lists;

import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Texts;

/**
 * A client of another operator (SIB-11, AMB-14).
 *
 * @param estimate a month's charges, in the programme's currency
 * @param confidence LOW, MEDIUM or HIGH
 */
record Prospect(
        String name,
        String type,
        String taxId,
        String operator,
        BigDecimal estimate,
        String source,
        String confidence) {

    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    /** @throws RefusedException naming what is missing or wrong */
    Prospect checked() {
        if (!"ORGANISATION".equals(type) && !"PERSON".equals(type)) {
            throw new RefusedException("Say whether the prospect is an organisation or a person.");
        }
        if (taxId != null && !taxId.isBlank() && !taxId.strip().matches("\\d{10}|\\d{12}")) {
            throw new RefusedException("A tax number has 10 digits (organisation) or 12 (person).");
        }
        if (estimate == null || estimate.signum() <= 0 || estimate.compareTo(MOST) > 0 || estimate.scale() > 2) {
            throw new RefusedException("The estimated volume is an amount above 0 with at most two decimals.");
        }
        if (confidence == null || !confidence.matches("LOW|MEDIUM|HIGH")) {
            throw new RefusedException("Say how sure the estimate is: low, medium or high (AMB-14).");
        }
        return new Prospect(
                Texts.require("The name", name, 200),
                type,
                taxId == null || taxId.isBlank() ? null : taxId.strip(),
                Texts.require("The operator", operator, 200),
                estimate,
                Texts.require("The source of the estimate", source, 200),
                confidence);
    }

    JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement) {
        return statement
                .param("name", name)
                .param("type", type)
                .param("taxId", taxId)
                .param("operator", operator)
                .param("estimate", estimate)
                .param("source", source)
                .param("confidence", confidence);
    }
}
