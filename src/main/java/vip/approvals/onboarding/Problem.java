package vip.approvals.onboarding;

/**
 * What is missing or wrong in a form.
 *
 * @param field of the form; the sentence stands beside it
 */
public record Problem(String field, String sentence) {}
