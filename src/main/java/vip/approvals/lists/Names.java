package vip.approvals.lists;

import java.util.HashMap;
import java.util.Map;
import vip.approvals.staff.People;

/** Names of the few people who act on a list, each looked up once. */
public final class Names {

    private final People people;
    private final Map<String, String> known = new HashMap<>();

    Names(People people) {
        this.people = people;
    }

    /** Null for nobody. */
    public String of(String person) {
        return person == null ? null : known.computeIfAbsent(person, people::name);
    }
}
