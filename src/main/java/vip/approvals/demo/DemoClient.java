package vip.approvals.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One demo client while it is made up; {@link #write} puts it into the files. */
class DemoClient {

    private record Charge(String number, YearMonth month, boolean image, BigDecimal amount) {}

    private record Invoice(LocalDate due, BigDecimal amount, BigDecimal imageAmount, List<Payment> payments) {}

    private record Payment(LocalDate paid, BigDecimal amount) {}

    private final DemoPeriod period;
    private final String branch;
    private final String client;
    private final String account;
    private final String phone;
    private final List<Charge> charges = new ArrayList<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private String name;
    private boolean organisation;
    private boolean image;
    private String tier;
    private LocalDate start;
    private LocalDate end;
    private String endReason;
    private String taxId;

    /**
     * @param prefix the branch's, in client numbers: {@code A} for {@code A-000042}
     * @param branchIndex makes accounts and phone numbers differ between branches
     */
    DemoClient(DemoPeriod period, String branch, String prefix, int branchIndex, int index) {
        this.period = period;
        this.branch = branch;
        this.client = "%s-%06d".formatted(prefix, index);
        this.account = "%d%06d".formatted(10 + branchIndex, index);
        this.phone = "7000%d%04d".formatted(branchIndex, index); // no numbers are given out under +7 000
        this.start = period.cutOff().minusYears(2);
    }

    DemoClient named(String name, boolean organisation) {
        this.name = name;
        this.organisation = organisation;
        return this;
    }

    DemoClient image() {
        image = true;
        return this;
    }

    DemoClient vip(String tier) {
        this.tier = tier;
        return this;
    }

    DemoClient starts(LocalDate start) {
        this.start = start;
        return this;
    }

    DemoClient ends(LocalDate end) {
        this.end = end;
        return this;
    }

    /** @param reason LIQUIDATION or TERMINATION */
    DemoClient ends(LocalDate end, String reason) {
        endReason = reason;
        return ends(end);
    }

    DemoClient taxId(String taxId) {
        this.taxId = taxId;
        return this;
    }

    /**
     * Charges of a subscriber number, for the months that lie under the contract.
     *
     * @param amounts of six months, or of the quarter's three; null for none
     */
    DemoClient number(int number, BigDecimal... amounts) {
        return charge("%s%02d".formatted(phone, number), false, amounts);
    }

    /** Charges of the account itself. */
    DemoClient account(boolean image, BigDecimal... amounts) {
        return charge(null, image, amounts);
    }

    private DemoClient charge(String number, boolean image, BigDecimal... amounts) {
        List<YearMonth> months = period.months().subList(6 - amounts.length, 6);
        for (int month = 0; month < amounts.length; month++) {
            boolean underContract = !months.get(month).atEndOfMonth().isBefore(start)
                    && (end == null || !months.get(month).atDay(1).isAfter(end));
            if (amounts[month] != null && underContract) {
                charges.add(new Charge(number, months.get(month), image, amounts[month]));
            }
        }
        return this;
    }

    /** An invoice that nobody has paid yet. */
    DemoClient invoice(LocalDate due, BigDecimal amount, BigDecimal imageAmount) {
        invoices.add(new Invoice(due, amount, imageAmount, new ArrayList<>()));
        return this;
    }

    /** A payment on the invoice before. */
    DemoClient paid(LocalDate paid, BigDecimal amount) {
        if (!paid.isAfter(period.today())) {
            invoices.get(invoices.size() - 1).payments().add(new Payment(paid, amount));
        }
        return this;
    }

    /** One invoice for each month, due on the 20th of the next. */
    DemoClient invoices(PayingHabit habit) {
        var months = new TreeMap<YearMonth, BigDecimal[]>();
        for (Charge charge : charges) {
            BigDecimal[] sums = months.computeIfAbsent(
                    charge.month(), month -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            sums[0] = sums[0].add(charge.amount());
            sums[1] = charge.image() ? sums[1].add(charge.amount()) : sums[1];
        }
        months.forEach((month, sums) -> {
            if (sums[0].signum() > 0) {
                LocalDate due = month.plusMonths(1).atDay(20);
                invoice(due, sums[0], sums[1]);
                habit.pay(this, due, sums[0]);
            }
        });
        return this;
    }

    /** How a client pays an invoice. */
    interface PayingHabit {
        void pay(DemoClient client, LocalDate due, BigDecimal amount);
    }

    void write(DemoFiles files) {
        files.client(client, branch, organisation, name, start, end, image, tier, taxId, endReason);
        for (Charge charge : charges) {
            files.charge(client, account, charge.number(), charge.month(), charge.image(), charge.amount());
        }
        for (int index = 0; index < invoices.size(); index++) {
            String number = "I-%s-%02d".formatted(account, index + 1);
            Invoice invoice = invoices.get(index);
            files.invoice(number, client, account, invoice.due(), invoice.amount(), invoice.imageAmount());
            invoice.payments().forEach(payment -> files.payment(number, payment.paid(), payment.amount()));
        }
    }
}
