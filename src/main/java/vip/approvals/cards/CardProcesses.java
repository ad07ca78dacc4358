package vip.approvals.cards;

/** What the processes of cards are told. */
public interface CardProcesses {

    /** Asks the branch's card office to hand over what waits. */
    void collect(String branch);

    /** A card has arrived from the card maker; the issuance goes on. */
    void arrived(String client);

    /** A new card has taken the place of one: the issuance waits for it, a new one if none runs (GT-31). */
    void reissued(String client, String branch);

    /** Client and card have met while the issuance waited. */
    void inHand(String client);
}
