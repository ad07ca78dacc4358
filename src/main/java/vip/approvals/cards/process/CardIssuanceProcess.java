package vip.approvals.cards.process;

import vip.approvals.engine.ProcessVariable;
import vip.approvals.onboarding.ClientTasks;

/** processes/cards/card-issuance.bpmn: one client's card. Business key: the client's number. */
final class CardIssuanceProcess {

    static final String KEY = "card-issuance";

    static final String REISSUED = "card-reissued";
    static final String ARRIVED = "card-arrived";
    static final String LOST = "card-lost";
    static final String IN_HAND = "card-in-hand";
    static final String WITHDRAWN = "card-withdrawn";
    static final String AGREE = "agree-delivery";
    static final String POST = "post-card";
    static final String SEVEN_DAYS = "seven-days";
    static final String CONFIRM_RECEIPT = "confirm-receipt";
    static final String NEXT_CALL = "next-call";
    static final String REMIND_PICK_UP = "remind-pick-up";
    static final String DELIVER = "deliver-card";
    static final String ORDER = "order-card";
    static final String HAND_OVER = "hand-over-card";
    static final String DONE = "card-in-clients-hand";
    static final String CARD_THERE = "card-there";
    static final String ENDED_EARLY = "issuance-ended";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> CLIENT = ClientTasks.CLIENT;
    /** Token of the form; local to a task. */
    static final ProcessVariable<String> SHOWN = ProcessVariable.text("shown");

    static final ProcessVariable<Boolean> BY_MAIL = ProcessVariable.bool("byMail");
    static final ProcessVariable<Boolean> BY_PICK_UP = ProcessVariable.bool("byPickUp");
    static final ProcessVariable<Boolean> AT_DOOR = ProcessVariable.bool("atDoor");
    static final ProcessVariable<Boolean> IN_CLIENTS_HAND = ProcessVariable.bool("inHand");
    /** On which day the card was posted, or the client last asked: day 0 of the seven (GT-27). */
    static final ProcessVariable<String> ASKED_DAY = ProcessVariable.text("askedDay");
    /** On which day the client is called next about a card that waits (GT-29). */
    static final ProcessVariable<String> CALL_DAY = ProcessVariable.text("callDay");

    private CardIssuanceProcess() {}
}
