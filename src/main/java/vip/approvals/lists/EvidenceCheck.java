package vip.approvals.lists;

/**
 * One thing that evidence must hold to, as SQL over all of it; a module with evidence declares a bean for each.
 *
 * @param counted what it looks at, in the plural; null if another check counts it
 * @param count a query of one number; null with {@code counted}
 * @param misfits a query of what does not fit, any number of rows: {@code list} and {@code line} as far as there are any,
 *     and {@code what}, a predicate in words without personal data
 */
public record EvidenceCheck(String counted, String count, String misfits) {}
