package vip.approvals.clients;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that billing sends, in the order in which they refer to each other (docs/billing-files.md). */
public enum BillingFile {
    CLIENTS(ClientsLayout.LAYOUT),
    CHARGES(ChargesLayout.LAYOUT),
    INVOICES(InvoicesLayout.LAYOUT),
    PAYMENTS(PaymentsLayout.LAYOUT);

    final Layout layout;

    BillingFile(Layout layout) {
        this.layout = layout;
    }

    /** As addresses and the table of loads write it: {@code clients}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file's usual name: {@code clients.csv}. */
    public String fileName() {
        return id() + ".csv";
    }

    /** Empty if there is no such kind. */
    static Optional<BillingFile> of(String id) {
        return Stream.of(values()).filter(file -> file.id().equals(id)).findAny();
    }
}
