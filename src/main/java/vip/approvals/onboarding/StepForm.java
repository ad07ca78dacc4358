package vip.approvals.onboarding;

/**
 * Which draft the form of a task carries. Each module with such forms declares a bean for each.
 *
 * @param element id of the user task
 */
public record StepForm(String element, Class<? extends StepDraft> draft) {}
