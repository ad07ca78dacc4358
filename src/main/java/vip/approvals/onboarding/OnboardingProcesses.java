package vip.approvals.onboarding;

/** What the processes of a client are told. */
public interface OnboardingProcesses {

    /** Asks the branch's allocation staff to give its new VIPs managers. */
    void allocate(String branch);

    /** Whether they have been asked, and are not done yet. */
    boolean isAllocating(String branch);

    /** Starts the onboarding of a client. */
    void start(String client, String branch);

    /** The same for a client who has a manager already: its clocks begin at once. */
    void startWithManager(String client, String branch);

    /** The first clocks of an onboarding begin (AMB-25). */
    void managerAssigned(String client);

    /** Open tasks go to the new manager. */
    void handOver(String client, String manager);

    /** Ends what is open for the client, an issuance of a card included; nothing happens if nothing is open. */
    void end(String client);
}
