package vip.approvals.criteria;

import java.math.BigDecimal;

/**
 * A client measured against the criteria for a quarter, or another three months.
 *
 * @param rule id of the rule that decided the outcome
 * @param tier null unless eligible
 * @param total sum of the three months on the route's number or account, in the programme's currency
 * @param reason inputs, comparison and rule ids, for people
 */
public record Assessment(String client, Outcome outcome, String rule, String tier, BigDecimal total, String reason) {}
