package vip.approvals.onboarding.process;

import vip.approvals.engine.ProcessVariable;
import vip.approvals.onboarding.ClientTasks;

/** processes/onboarding/onboarding.bpmn: one new VIP. Business key: the client's number. */
final class OnboardingProcess {

    static final String KEY = "onboarding";

    static final String MANAGER_ASSIGNED = "manager-assigned";
    static final String FIRST_SMS = "first-sms";
    static final String FIRST_CALL = "first-call";
    static final String NOT_REACHABLE = "not-reachable";
    static final String NEXT_WEEK = "next-week";
    static final String TRY_AGAIN = "try-again";
    static final String CONTACTED = "contacted";
    static final String ISSUE_CARD = "issue-card";
    static final String PERSONAL_TERMS = "personal-terms";
    static final String ALL_DONE = "all-done";
    static final String COMPLETE = "complete-onboarding";
    static final String CLIENT_DECLINED = "client-declined";
    static final String ONBOARDED = "onboarded";
    static final String ONBOARDING_ENDED = "onboarding-ended";
    static final String ENDED_EARLY = "ended-early";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> CLIENT = ClientTasks.CLIENT;
    /** Token of the form; local to a task. */
    static final ProcessVariable<String> SHOWN = ProcessVariable.text("shown");
    /** The day of the first SMS, like {@code 2026-11-05}: day 0 of both later clocks (AMB-25). */
    static final ProcessVariable<String> SMS_DAY = ProcessVariable.text("smsDay");
    /** Day 0 of the present week of attempts. */
    static final ProcessVariable<String> WEEK = ProcessVariable.text("week");
    /** Whether attempts are weekly already (GT-23). */
    static final ProcessVariable<Boolean> WEEKLY = ProcessVariable.bool("weekly");

    static final ProcessVariable<Boolean> REACHED = ProcessVariable.bool("reached");
    static final ProcessVariable<Boolean> DECLINED = ProcessVariable.bool("declined");
    /** Code of the settings. */
    static final ProcessVariable<String> DECLINE_REASON = ProcessVariable.text("declineReason");

    private OnboardingProcess() {}
}
