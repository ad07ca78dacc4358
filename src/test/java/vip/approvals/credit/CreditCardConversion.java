package vip.approvals.credit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import vip.approvals.clients.BillingFile;

/** Turns credit card clients into the four billing files; docs/credit-trial.md says why so. */
class CreditCardConversion {

    static final List<String> BRANCHES = List.of("altai", "tomsk", "omsk");
    static final YearMonth APRIL = YearMonth.of(2005, 4);
    private static final int SEPTEMBER = 5;

    private final Map<BillingFile, StringBuilder> texts = new EnumMap<>(Map.of(
            BillingFile.CLIENTS,
            new StringBuilder("client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n"),
            BillingFile.CHARGES,
            new StringBuilder("client,account,number,month,image,amount\n"),
            BillingFile.INVOICES,
            new StringBuilder("invoice,client,account,due,amount,image_amount\n"),
            BillingFile.PAYMENTS,
            new StringBuilder("payment,invoice,paid,amount\n")));

    CreditCardConversion(List<CreditCards.Client> clients) {
        clients.forEach(this::convert);
    }

    InputStream content(BillingFile file) {
        return new ByteArrayInputStream(texts.get(file).toString().getBytes(StandardCharsets.UTF_8));
    }

    static String number(int id) {
        return "UCI-%05d".formatted(id);
    }

    static String branch(int id) {
        return BRANCHES.get(id % BRANCHES.size());
    }

    private void convert(CreditCards.Client client) {
        String number = number(client.id());
        row(
                BillingFile.CLIENTS,
                number,
                branch(client.id()),
                "PERSON",
                "Credit card client " + client.id(),
                "2004-01-01",
                "",
                false,
                false,
                "",
                "");
        for (int month = 0; month <= SEPTEMBER; month++) {
            BigDecimal bill = client.bills().get(month);
            row(
                    BillingFile.CHARGES,
                    number,
                    "C" + client.id(),
                    "N" + client.id(),
                    APRIL.plusMonths(month),
                    false,
                    bill);
            if (bill.signum() > 0) {
                invoice(client, month, bill);
            }
        }
    }

    private void invoice(CreditCards.Client client, int month, BigDecimal bill) {
        String invoice = "I%d-%d".formatted(client.id(), month);
        int dueMonth = month + 1;
        LocalDate due = lastDay(dueMonth);
        row(BillingFile.INVOICES, invoice, number(client.id()), "C" + client.id(), due, bill, 0);
        if (dueMonth > SEPTEMBER) {
            return; // due in October, of which the file knows nothing
        }
        BigDecimal part = client.payments().get(dueMonth).min(bill);
        if (part.signum() > 0) {
            row(
                    BillingFile.PAYMENTS,
                    invoice + "-1",
                    invoice,
                    APRIL.plusMonths(dueMonth).atDay(15),
                    part);
        }
        BigDecimal rest = bill.subtract(part);
        OptionalInt settled = IntStream.rangeClosed(dueMonth, SEPTEMBER)
                .filter(later -> client.overdue().get(later) <= 0)
                .findFirst();
        if (rest.signum() > 0 && settled.isPresent()) {
            row(BillingFile.PAYMENTS, invoice + "-2", invoice, lastDay(settled.getAsInt()), rest);
        }
    }

    private static LocalDate lastDay(int month) {
        return APRIL.plusMonths(month).atEndOfMonth();
    }

    private void row(BillingFile file, Object... values) {
        StringBuilder text = texts.get(file);
        for (int index = 0; index < values.length; index++) {
            text.append(index == 0 ? "" : ",").append(text(values[index]));
        }
        text.append('\n');
    }

    /** The source writes some round amounts as 1e+05. */
    private static String text(Object value) {
        return value instanceof BigDecimal amount ? amount.toPlainString() : String.valueOf(value);
    }
}
