package vip.approvals.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.staff.Branch;

/**
 * Makes up the demo's clients: the same for the same day, with a large first tier, a small second and single clients
 * in the third (BVK-10), bad payers, ended and young contracts, image clients, VIPs of earlier quarters and who should be none any more.
 */
class DemoClients {

    static final int PER_BRANCH = 1_000;
    private static final long SEED = 2_100_01;

    /** What two branches know of one legal entity (B6). Its region 00 is nobody's. */
    private static final String SHARED_TAX_ID = "0000000017";

    private final DemoPeriod period;
    private final WorkingCalendar calendar;
    private final List<Branch> branches;

    DemoClients(DemoPeriod period, WorkingCalendar calendar, List<Branch> branches) {
        this.period = period;
        this.calendar = calendar;
        this.branches = branches;
    }

    void write(DemoFiles files) {
        for (int index = 0; index < branches.size(); index++) {
            new OfBranch(branches.get(index).id(), index).write(files);
        }
    }

    /** The branch's first letter, or its whole id where another branch begins with the same. */
    private String prefix(String branch) {
        String letter = branch.substring(0, 1);
        boolean alone =
                branches.stream().filter(other -> other.id().startsWith(letter)).count() == 1;
        return (alone ? letter : branch).toUpperCase(Locale.ROOT);
    }

    private class OfBranch {

        private final String branch;
        private final int branchIndex;
        private final Random random;
        private int clients;

        OfBranch(String branch, int branchIndex) {
            this.branch = branch;
            this.branchIndex = branchIndex;
            this.random = new Random(SEED + branchIndex);
        }

        void write(DemoFiles files) {
            new DemoBoundaries(period, calendar, name -> next().named(name, false))
                    .clients()
                    .forEach(client -> client.write(files));
            entityOfManyBranches().write(files);
            while (clients < PER_BRANCH) {
                ordinary().write(files);
            }
        }

        private DemoClient next() {
            return new DemoClient(period, branch, prefix(branch), branchIndex, ++clients);
        }

        /** A VIP whose contract has ended in the second branch, who would become one in all others. */
        private DemoClient entityOfManyBranches() {
            DemoClient client = next().named("Demo: one legal entity in many branches", true)
                    .taxId(SHARED_TAX_ID);
            if (branchIndex == 1) {
                client.vip("T1").ends(period.cutOff(), "TERMINATION");
            }
            return client.number(1, around(3_000, 3_100)).invoices(DemoBoundaries::inTime);
        }

        private DemoClient ordinary() {
            DemoClient client = next();
            boolean organisation = random.nextInt(3) == 0;
            client.named(name(organisation), organisation).starts(start());
            if (chance(20)) {
                client.ends(period.cutOff().minusDays(random.nextInt(150)));
            }
            if (chance(10)) {
                client.image();
            }
            charges(client, organisation);
            return client.invoices(habit());
        }

        private String name(boolean organisation) {
            String template = organisation
                    ? List.of("ООО «Демо %04d»", "АО «Демо-Сервис %04d»", "Demo client %04d Ltd")
                            .get(random.nextInt(3))
                    : List.of("Демо-клиент %04d", "Demo client %04d").get(random.nextInt(2));
            return template.formatted(branchIndex * PER_BRANCH + clients);
        }

        /** Mostly old contracts; some are not six months old, some not even three. */
        private LocalDate start() {
            int days = chance(30) ? random.nextInt(180) : 220 + random.nextInt(3_000);
            return period.cutOff().minusDays(days);
        }

        private void charges(DemoClient client, boolean organisation) {
            int kind = random.nextInt(1_000);
            if (kind < 75) {
                client.number(1, around(2_250, 4_750));
            } else if (kind < 90) {
                client.number(1, around(5_200, 19_000));
            } else if (kind < 92) {
                client.number(1, around(21_000, 45_000));
            } else if (kind < 95) {
                client.named("ООО «Демо-Холдинг %04d»".formatted(branchIndex * PER_BRANCH + clients), true)
                        .number(1, around(300, 1_900))
                        .account(false, around(61_000, 90_000));
            } else if (kind < 120) {
                String charged = kind < 112 ? "T1" : kind < 119 ? "T2" : "T3";
                // Of some, billing knows an earlier tier: the first review moves or watches it.
                String known = kind < 109 ? "T1" : kind < 112 ? "T2" : kind < 115 ? "T1" : charged;
                client.vip(known)
                        .starts(period.cutOff().minusDays(600 + random.nextInt(2_000)))
                        .number(
                                1,
                                charged.equals("T1")
                                        ? around(1_900, 4_900)
                                        : charged.equals("T2") ? around(5_100, 18_000) : around(20_500, 40_000));
            }
            int numbers = 1 + random.nextInt(organisation ? 3 : 2);
            for (int number = 2; number <= numbers + 1; number++) {
                client.number(number, around(80, 1_550));
            }
            if (chance(50)) {
                client.account(true, around(50, 300)); // image services: charged, but left out of debt
            }
        }

        /** Six months around one level between the bounds, which are in whole roubles. */
        private BigDecimal[] around(int from, int to) {
            double level = from + random.nextDouble() * (to - from);
            return Stream.generate(() -> BigDecimal.valueOf(Math.round(level * (95 + random.nextInt(11))), 2))
                    .limit(6)
                    .toArray(BigDecimal[]::new);
        }

        private DemoClient.PayingHabit habit() {
            if (chance(25)) {
                return (client, due, amount) -> {}; // pays nothing
            }
            if (chance(30)) {
                return (client, due, amount) -> client.paid(due.plusDays(11), amount);
            }
            if (chance(100)) {
                return (client, due, amount) -> client.paid(due.plusDays(10), amount);
            }
            if (chance(100)) {
                return this::inParts;
            }
            return DemoBoundaries::inTime;
        }

        private void inParts(DemoClient client, LocalDate due, BigDecimal amount) {
            BigDecimal part = amount.movePointLeft(1).setScale(2, RoundingMode.UP);
            client.paid(due.minusDays(10), part);
            if (amount.compareTo(part) > 0) {
                client.paid(due.minusDays(1), amount.subtract(part));
            }
        }

        private boolean chance(int inThousand) {
            return random.nextInt(1_000) < inThousand;
        }
    }
}
