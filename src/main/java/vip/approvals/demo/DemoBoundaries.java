package vip.approvals.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Clients on each boundary of acceptance A1 and of AMB-06, 07 and 40, named after it; the same in each branch. */
class DemoBoundaries {

    private static final BigDecimal ORDINARY = new BigDecimal("3000.00");

    private final DemoPeriod period;
    private final Function<String, DemoClient> newClient;
    private final List<DemoClient> clients = new ArrayList<>();

    /** @param newClient makes the next client of the branch, with the given name */
    DemoBoundaries(DemoPeriod period, Function<String, DemoClient> newClient) {
        this.period = period;
        this.newClient = newClient;
    }

    List<DemoClient> clients() {
        amounts();
        contracts();
        payers();
        return clients;
    }

    private void add(String name, Consumer<DemoClient> facts) {
        DemoClient client = newClient.apply("Demo: " + name);
        facts.accept(client);
        clients.add(client);
    }

    private void amounts() {
        Stream.of("2,100.00", "2,100.01", "4,999.99", "5,000.00", "19,999.99", "20,000.00")
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
