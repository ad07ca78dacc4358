package vip.approvals.cards;

/** What the card maker prints for a tier (GT-39), as the papers do ({@code letters/tiers.ftlh}). */
enum Tier {
    T1("Silver"),
    T2("Gold"),
    T3("Diamond");

    private final String words;

    Tier(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
