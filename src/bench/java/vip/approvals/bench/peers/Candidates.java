package vip.approvals.bench.peers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The candidates of one list and what the two directors think of them: the same for the product and its peers. */
public record Candidates(int number) {

    /** Every one of them is charged 3,000 a month, so that all are eligible. */
    static final Map<String, Object> FACTS = Map.of(
            "active",
            true,
            "completeMonths",
            3,
            "longEnough",
            true,
            "accuratePayer",
            true,
            "numberTotal",
            9_000.0,
            "accountTotal",
            9_000.0);

    /** What came of the list. @param eligible how many of the candidates */
    public record Answer(int eligible, Set<String> agreed, Set<String> rejected) {}

    public List<String> clients() {
        return IntStream.rangeClosed(1, number).mapToObj(Candidates::client).toList();
    }

    /** One of 200 is rejected, by the directors in turn. @param seat commercial or security */
    public static boolean rejects(String seat, String client) {
        int position = Integer.parseInt(client.substring("many-".length()));
        return position % 200 == 0 && (position / 200 % 2 == 0) == seat.equals("security");
    }

    public List<String> rejectedBy(String seat) {
        return clients().stream().filter(client -> rejects(seat, client)).toList();
    }

    public Answer expected() {
        Set<String> rejected = new TreeSet<>(rejectedBy("commercial"));
        rejected.addAll(rejectedBy("security"));
        Set<String> agreed = new TreeSet<>(clients());
        agreed.removeAll(rejected);
        return new Answer(number, agreed, rejected);
    }

    private static String client(int position) {
        return "many-" + position;
    }
}
