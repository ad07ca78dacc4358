package vip.approvals.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vip.approvals.clients.BillingFile;

/** The demo's four billing files, as a billing system would send them; small enough to be written in memory. */
class DemoFiles {

    private final Map<BillingFile, StringBuilder> texts = new EnumMap<>(BillingFile.class);
    private int payments;

    DemoFiles() {
        header(
                BillingFile.CLIENTS,
                "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since,tax_id,end_reason,language,"
                        + "address,email");
        header(BillingFile.CHARGES, "client,account,number,month,image,amount");
        header(BillingFile.INVOICES, "invoice,client,account,due,amount,image_amount");
        header(BillingFile.PAYMENTS, "payment,invoice,paid,amount");
    }

    private void header(BillingFile file, String columns) {
        texts.put(file, new StringBuilder(columns).append('\n'));
    }

    InputStream content(BillingFile file) {
        return new ByteArrayInputStream(texts.get(file).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @param tier null for a client who is no VIP; a VIP has been one since seven months after the contract began */
    void client(
            String client,
            String branch,
            boolean organisation,
            String name,
            LocalDate start,
            LocalDate end,
            boolean image,
            String tier,
            String taxId,
            String endReason) {
        row(
                BillingFile.CLIENTS,
                client,
                branch,
                organisation ? "ORGANISATION" : "PERSON",
                name,
                start,
                end,
                image,
                tier != null,
                tier,
                tier == null ? null : start.plusMonths(7),
                taxId,
                endReason,
                organisation ? "ru" : "en",
                "Demo street 1 / " + client,
                client.toLowerCase(Locale.ROOT) + "@vip.example");
    }

    /** @param number null for a charge of the account itself */
    void charge(String client, String account, String number, YearMonth month, boolean image, BigDecimal amount) {
        row(BillingFile.CHARGES, client, account, number, month, image, amount);
    }

    void invoice(
            String invoice, String client, String account, LocalDate due, BigDecimal amount, BigDecimal imageAmount) {
        row(BillingFile.INVOICES, invoice, client, account, due, amount, imageAmount);
    }

    void payment(String invoice, LocalDate paid, BigDecimal amount) {
        row(BillingFile.PAYMENTS, "P-%06d".formatted(++payments), invoice, paid, amount);
    }

    private void row(BillingFile file, Object... values) {
        texts.get(file)
                .append(Arrays.stream(values).map(DemoFiles::value).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String value(Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
