package vip.approvals.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import vip.approvals.calendar.WorkingCalendar;

/**
 * Clients on each boundary of acceptance A1, A7 and A8 and of AMB-06, 07, 14 and 40, named after it; the same in each
 * branch.
 */
class DemoBoundaries {

    private static final int DEBT_TERM_MONTHS = 3;
    private static final BigDecimal ORDINARY = new BigDecimal("3000.00");

    private final DemoPeriod period;
    private final WorkingCalendar calendar;
    private final Function<String, DemoClient> newClient;
    private final List<DemoClient> clients = new ArrayList<>();

    /** @param newClient makes the next client of the branch, with the given name */
    DemoBoundaries(DemoPeriod period, WorkingCalendar calendar, Function<String, DemoClient> newClient) {
        this.period = period;
        this.calendar = calendar;
        this.newClient = newClient;
    }

    List<DemoClient> clients() {
        amounts();
        contracts();
        payers();
        endedContractsOfVips();
        debts();
        failedQuarters();
        return clients;
    }

    private void add(String name, Consumer<DemoClient> facts) {
        DemoClient client = newClient.apply("Demo: " + name);
        facts.accept(client);
        clients.add(client);
    }

    private void amounts() {
        Stream.of("1,679.99", "1,680.00", "2,100.00", "2,100.01", "4,999.99", "5,000.00", "19,999.99", "20,000.00")
                .forEach(monthly -> add(
                        monthly + " a month",
                        client -> client.number(1, monthly(amount(monthly))).invoices(DemoBoundaries::inTime)));
        add(
                "6,300.00 in three months",
                client -> client.number(1, amount("2,000.00"), amount("2,100.00"), amount("2,200.00")));
        add(
                "6,300.01 in three months",
                client -> client.number(1, amount("2,000.00"), amount("2,100.00"), amount("2,200.01")));
        add("6,300.00 in one month", client -> client.number(1, null, null, amount("6,300.00")));
        add("6,300.01 in one month", client -> client.number(1, null, null, amount("6,300.01")));
        add("account 60,000.00 a month", client -> account(client, "59,300.00"));
        add("account 60,000.01 a month", client -> account(client, "59,300.01"));
        add("no charges at all", client -> {});
    }

    private static void account(DemoClient client, String ofTheAccount) {
        client.number(1, monthly(amount("700.00")))
                .account(false, monthly(amount(ofTheAccount)))
                .invoices(DemoBoundaries::inTime);
    }

    private void contracts() {
        LocalDate tooLate = period.firstStartTooLate();
        LocalDate quarter = period.quarter().months().get(0).atDay(1);
        contract("six months exactly", client -> client.starts(tooLate));
        contract("six months and a day", client -> client.starts(tooLate.minusDays(1)));
        contract("three complete months only", client -> client.starts(quarter));
        contract("fewer than three complete months", client -> client.starts(quarter.plusDays(1)));
        contract("contract ended at the cut-off", client -> client.ends(period.cutOff()));
        contract(
                "contract ends the day after",
                client -> client.ends(period.cutOff().plusDays(1)));
    }

    private void contract(String name, Consumer<DemoClient> dates) {
        add(name, client -> {
            dates.accept(client);
            client.number(1, monthly(ORDINARY)).invoices(DemoBoundaries::inTime);
        });
    }

    private void payers() {
        LocalDate due = period.cutOff().minusDays(60);
        LocalDate lookback = period.cutOff().minusMonths(6);
        payer("paid 10 days late", client -> invoice(client, due).paid(due.plusDays(10), ORDINARY));
        payer("paid 11 days late", client -> invoice(client, due).paid(due.plusDays(11), ORDINARY));
        payer("due on the cut-off day, unpaid", client -> invoice(client, period.cutOff()));
        payer(
                "due the day before the cut-off, unpaid",
                client -> invoice(client, period.cutOff().minusDays(1)));
        payer(
                "paid late, six months ago",
                client -> invoice(client, lookback.minusDays(40)).paid(lookback, ORDINARY));
        payer(
                "paid late, six months ago less a day",
                client -> invoice(client, lookback.minusDays(40)).paid(lookback.plusDays(1), ORDINARY));
        payer(
                "paid in parts, all in time",
                client -> invoice(client, due)
                        .paid(due.minusDays(5), amount("1,000.00"))
                        .paid(due.plusDays(10), amount("2,000.00")));
        payer(
                "paid in parts, the last 11 days late",
                client -> invoice(client, due).paid(due, amount("2,999.99")).paid(due.plusDays(11), amount("0.01")));
        payer(
                "only image services unpaid",
                client ->
                        client.image().invoice(due, ORDINARY, amount("500.00")).paid(due, amount("2,500.00")));
    }

    private void payer(String name, Consumer<DemoClient> invoices) {
        add(name, client -> {
            client.number(1, monthly(ORDINARY));
            invoices.accept(client);
        });
    }

    private void endedContractsOfVips() {
        LocalDate cutOff = period.cutOff();
        vip("contract ended at the cut-off", client -> client.ends(cutOff, "TERMINATION"));
        vip("contract ends the day after", client -> client.ends(cutOff.plusDays(1), "TERMINATION"));
        vip("enterprise liquidated at the cut-off", client -> client.ends(cutOff, "LIQUIDATION"));
    }

    private void vip(String name, Consumer<DemoClient> dates) {
        add("VIP, " + name, client -> {
            client.vip("T1");
            dates.accept(client);
            client.number(1, monthly(ORDINARY)).invoices(DemoBoundaries::inTime);
        });
    }

    /** A7: 18,000.00, of which 3,000.00 are image services. */
    private void debts() {
        LocalDate over = calendar.latestStartWithTermBefore(period.cutOff(), DEBT_TERM_MONTHS);
        LocalDate running = Stream.of(
                        over.plusDays(1), period.quarter().previous().cutOff()) // or it was overdue a quarter ago, too
                .max(LocalDate::compareTo)
                .orElseThrow();
        debt("the term ended before the cut-off", client -> debt(client, over));
        debt("the term is not over at the cut-off", client -> debt(client, running));
        debt("1.00 unpaid", client -> debt(client, over).paid(over, amount("14,999.00")));
        debt("only the image part unpaid", client -> debt(client, over).paid(over, amount("15,000.00")));
        debt( // no VIP yet a quarter ago, or the criteria would take what the debt alone does not (AMB-10)
                "an image client",
                client -> debt(client.image().starts(period.cutOff().minusMonths(8)), over));
    }

    private void debt(String name, Consumer<DemoClient> invoices) {
        add("debt, " + name, client -> {
            invoices.accept(client.vip("T2"));
            client.number(1, monthly(amount("6,000.00")));
        });
    }

    private static DemoClient debt(DemoClient client, LocalDate due) {
        return client.invoice(due, amount("18,000.00"), amount("3,000.00"));
    }

    /** A8: a quarter at 2,050.00 a month, then one on either side of the threshold. */
    private void failedQuarters() {
        BigDecimal failed = amount("2,050.00");
        Stream.of("2,100.00", "2,100.01").forEach(monthly -> {
            BigDecimal then = amount(monthly);
            add(
                    "VIP, 2,050.00 a month, then " + monthly,
                    client -> client.vip("T1")
                            .number(1, failed, failed, failed, then, then, then)
                            .invoices(DemoBoundaries::inTime));
        });
    }

    private static DemoClient invoice(DemoClient client, LocalDate due) {
        return client.invoice(due, ORDINARY, BigDecimal.ZERO);
    }

    static void inTime(DemoClient client, LocalDate due, BigDecimal amount) {
        client.paid(due.minusDays(3), amount);
    }

    private static BigDecimal[] monthly(BigDecimal amount) {
        return Stream.generate(() -> amount).limit(6).toArray(BigDecimal[]::new);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
